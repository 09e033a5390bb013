package dev.hawkins.store;

import dev.hawkins.prepare.Tree;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The container of a model file: a zip of a few known entries whose comment is a SHA-256 over every byte before it, so that
 * no bit of the file can change unnoticed.
 *
 * <p>Entries are stored, not compressed, with one fixed time. So the same content is the same file whatever version of zlib
 * a JDK brings, and nothing in the file can unfold to more than the file's own size: a zip bomb is refused unread.
 */
final class Archive {
    private static final String MARK = "hawkins sha-256 ";
    private static final int HEX = 64;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    /** The bytes of an archive of these entries, in the order of the map. */
    static byte[] write(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
            zip.setComment(MARK + "0".repeat(HEX));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        byte[] bytes = out.toByteArray();
        MessageDigest digest = sha256();
        digest.update(bytes, 0, bytes.length - HEX);
        byte[] hex = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, bytes, bytes.length - HEX, HEX);
        return bytes;
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }

    /** SHA-256 of the first {@code end} bytes of a file, in hexadecimal. */
    private static String digest(Path file, long end) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            long left = end;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    break;
                }
                digest.update(buffer, 0, n);
                left -= n;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the entries after all checks that need no content: the beginning and end of a zip, the checksum, the names, no
     * compression, the sizes.
     *
     * @param names the entries that there must be, and no others
     * @param most bytes of the largest allowed entry
     */
    static Map<String, byte[]> read(Path file, List<String> names, int most) throws IOException {
        checkBeginning(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry manifest = zip.getEntry(ModelFile.MANIFEST);
            if (manifest == null) {
                throw new ModelFileException(
                        "%s is a zip file but no Hawkins model: it holds no %s".formatted(file, ModelFile.MANIFEST));
            }
            boolean marked = zip.getComment() != null && zip.getComment().startsWith(MARK);
            if (marked) {
                checkDigest(file, zip.getComment().substring(MARK.length()));
            }
            checkPlain(file, manifest, most);
            ModelFile.checkVersion(file, content(zip, manifest));
            if (!marked) {
                throw altered(file, "its checksum is missing");
            }
            return entries(file, zip, names, most);
        } catch (ZipException | EOFException e) {
            throw new ModelFileException(
                    "%s is cut short or altered: %s; fit the model again or take another copy"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void checkBeginning(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(4);
        }
        if (first.length == 0) {
            throw new ModelFileException("%s is empty, so it is no Hawkins model".formatted(file));
        }
        if (first.length < 4 || first[0] != 'P' || first[1] != 'K' || first[2] != 3 || first[3] != 4) {
            throw new ModelFileException(
                    "%s is no Hawkins model: it does not begin like one; models are written by hawkins fit"
                            .formatted(file));
        }
    }

    private static void checkDigest(Path file, String expected) throws IOException {
        String actual = digest(file, Files.size(file) - HEX);
        if (!actual.equals(expected)) {
            throw altered(file, "its bytes do not match the checksum (SHA-256) at its end");
        }
    }

    private static Map<String, byte[]> entries(Path file, ZipFile zip, List<String> names, int most)
            throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> list = zip.entries();
        while (list.hasMoreElements()) {
            ZipEntry entry = list.nextElement();
            if (!names.contains(entry.getName()) || entries.containsKey(entry.getName())) {
                throw altered(
                        file, "it holds an entry '%s' that does not belong there".formatted(Tree.cut(entry.getName())));
            }
            checkPlain(file, entry, most);
            entries.put(entry.getName(), content(zip, entry));
        }
        for (String name : names) {
            if (!entries.containsKey(name)) {
                throw altered(file, "it holds no %s".formatted(name));
            }
        }
        return entries;
    }

    private static void checkPlain(Path file, ZipEntry entry, int limit) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw altered(
                    file,
                    "its %s would unfold from %,d to %,d bytes, but models hold no compressed entries"
                            .formatted(entry.getName(), entry.getCompressedSize(), entry.getSize()));
        }
        if (entry.getSize() < 0 || entry.getSize() > Math.min(limit, Files.size(file))) {
            throw altered(
                    file,
                    "its %s claims %,d bytes; at most %,d are allowed"
                            .formatted(entry.getName(), entry.getSize(), Math.min(limit, Files.size(file))));
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes((int) entry.getSize());
        }
    }

    static ModelFileException altered(Path file, String how) {
        return new ModelFileException(
                "%s was altered: %s; fit the model again or take another copy".formatted(file, how));
    }
}
