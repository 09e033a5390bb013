package dev.hawkins.datasets;

import dev.hawkins.table.TableException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * MNIST's IDX format: a big-endian header (magic number, then the length of each dimension), then bytes. One file holds
 * the images, the other their labels.
 */
final class IdxReader extends RecordReader {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private final DataInputStream images;
    private final DataInputStream labels;
    private int left;

    IdxReader(String name, Path imageFile, Path labelFile, List<String> columns) {
        super(name, columns, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        try {
            images = new DataInputStream(Checksums.unpacked(imageFile));
            labels = new DataInputStream(Checksums.unpacked(labelFile));
            magic(images, IMAGES, imageFile);
            magic(labels, LABELS, labelFile);
            left = images.readInt();
            int pixels = images.readInt() * images.readInt();
            int labelled = labels.readInt();
            if (left != labelled || pixels != columns.size() - 1) {
                throw new TableException("%s has %d images of %d pixels and %d labels; %d pixels are expected"
                        .formatted(name, left, pixels, labelled, columns.size() - 1));
            }
        } catch (IOException e) {
            throw new TableException("%s cannot be read: %s".formatted(name, e), e);
        }
    }

    private static void magic(DataInputStream in, int wanted, Path file) throws IOException {
        int found = in.readInt();
        if (found != wanted) {
            throw new TableException(
                    "%s is no IDX file: it starts with %08x instead of %08x".formatted(file, found, wanted));
        }
    }

    @Override
    int left() {
        return left;
    }

    @Override
    int read(byte[] record) throws IOException {
        if (left == 0) {
            return -1;
        }
        left--;
        images.readFully(record);
        return labels.readUnsignedByte();
    }

    @Override
    public void close() {
        try (images;
                labels) {
            left = 0;
        } catch (IOException e) {
            throw new TableException("the files cannot be closed: " + e.getMessage(), e);
        }
    }
}
