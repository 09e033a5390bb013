package dev.hawkins.datasets;

import dev.hawkins.table.TableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * CIFAR-10 pictures of 32 x 32 pixels as 1024 red, 1024 green and 1024 blue values, rows first. Either CIFAR's binary
 * records (a label byte, then the colours), or zip archives of JPEG files, the class being the end of the archive's
 * name.
 */
abstract class CifarReader extends RecordReader {
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final int PIXELS = 1024;

    private CifarReader(String name, List<String> columns) {
        super(name, columns, CLASSES);
    }

    static CifarReader open(String name, List<Path> files, List<String> columns) {
        try {
            return files.get(0).toString().endsWith(".zip")
                    ? new Archives(name, files, columns)
                    : new Binary(name, files.get(0), columns);
        } catch (IOException e) {
            throw new TableException("%s cannot be read: %s".formatted(name, e), e);
        }
    }

    private static final class Binary extends CifarReader {
        private static final int LENGTH = 3 * PIXELS + 1;

        private final DataInputStream in;
        private final int rows;
        private int at;

        Binary(String name, Path file, List<String> columns) throws IOException {
            super(name, columns);
            byte[] content;
            try (DataInputStream packed = new DataInputStream(Checksums.unpacked(file))) {
                content = packed.readAllBytes();
            }
            if (content.length % LENGTH != 0) {
                throw new EOFException(
                        "%d bytes are no whole number of records of %d".formatted(content.length, LENGTH));
            }
            rows = content.length / LENGTH;
            in = new DataInputStream(new ByteArrayInputStream(content));
        }

        @Override
        int left() {
            return rows - at;
        }

        @Override
        int read(byte[] record) throws IOException {
            if (at == rows) {
                return -1;
            }
            at++;
            int label = in.readUnsignedByte();
            in.readFully(record);
            return label;
        }

        @Override
        public void close() {
            at = rows;
        }
    }

    private static final class Archives extends CifarReader {
        private final List<ZipFile> archives = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final ImageReader jpeg =
                ImageIO.getImageReadersByFormatName("jpeg").next();
        private int at;

        private record Picture(ZipFile archive, ZipEntry entry, int label) {}

        Archives(String name, List<Path> files, List<String> columns) throws IOException {
            super(name, columns);
            for (Path file : files) {
                ZipFile archive = new ZipFile(file.toFile());
                archives.add(archive);
                String kind = file.getFileName().toString().replaceAll(".*_|\\.zip", "");
                List<? extends ZipEntry> entries = Collections.list(archive.entries());
                entries.forEach(e -> pictures.add(new Picture(archive, e, CLASSES.indexOf(kind))));
            }
        }

        @Override
        int left() {
            return pictures.size() - at;
        }

        @Override
        int read(byte[] record) throws IOException {
            if (at == pictures.size()) {
                return -1;
            }
            Picture picture = pictures.get(at++);
            byte[] bytes = picture.archive.getInputStream(picture.entry).readAllBytes();
            // Straight from memory: ImageIO.read(InputStream) would go through a temporary file for each picture.
            jpeg.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            BufferedImage image = jpeg.read(0);
            int[] colours = image.getRGB(0, 0, 32, 32, null, 0, 32);
            for (int i = 0; i < PIXELS; i++) {
                record[i] = (byte) (colours[i] >> 16);
                record[PIXELS + i] = (byte) (colours[i] >> 8);
                record[2 * PIXELS + i] = (byte) colours[i];
            }
            return picture.label;
        }

        @Override
        public void close() {
            at = pictures.size();
            jpeg.dispose();
            for (ZipFile archive : archives) {
                try {
                    archive.close();
                } catch (IOException e) {
                    throw new TableException("%s cannot be closed: %s".formatted(archive.getName(), e.getMessage()), e);
                }
            }
        }
    }
}
