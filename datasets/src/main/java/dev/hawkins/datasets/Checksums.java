package dev.hawkins.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** SHA-256 of files and of what gzip files hold. */
public final class Checksums {
    private Checksums() {}

    /**
     * Whether a file is the one that the catalogue describes: byte for byte, or in its unpacked content.
     *
     * @throws IOException if it cannot be read, or is a damaged gzip file
     */
    public static boolean matches(Path path, DataFile file) throws IOException {
        return of(path).equals(file.sha256())
                || !file.contentSha256().isEmpty() && ofContent(path).equals(file.contentSha256());
    }

    /** SHA-256 of the bytes of a file, in lower-case hexadecimal. */
    public static String of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return of(in);
        }
    }

    /** SHA-256 of what a gzip file holds, or of the file itself if it is none. */
    public static String ofContent(Path path) throws IOException {
        try (InputStream in = unpacked(path)) {
            return of(in);
        }
    }

    static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    /** The content of a file, unpacked if it is gzip. */
    static InputStream unpacked(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        return isGzip(path) ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    private static String of(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
