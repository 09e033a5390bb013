package dev.hawkins.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on the loopback address. */
class DownloadsTest {
    private static final byte[] CONTENT =
            "a,label\n1,normal.\n2,smurf.\n3,normal.\n4,back.\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();
    private HttpServer server;
    private String base;
    private int requests;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/plain", e -> answer(e, 200, CONTENT, CONTENT.length));
        server.createContext("/packed", e -> {
            byte[] packed = gzip(CONTENT, Deflater.BEST_COMPRESSION);
            answer(e, 200, packed, packed.length);
        });
        server.createContext("/other", e -> answer(e, 200, "something else".getBytes(StandardCharsets.UTF_8), 14));
        server.createContext("/cut", e -> answer(e, 200, CONTENT, CONTENT.length + 100));
        server.createContext("/cutgzip", e -> {
            byte[] packed = gzip(CONTENT, Deflater.BEST_COMPRESSION);
            answer(e, 200, Arrays.copyOf(packed, packed.length - 12), packed.length - 12);
        });
        server.createContext("/moved", e -> {
            e.getResponseHeaders().add("Location", base + "/plain");
            answer(e, 302, new byte[0], -1);
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, byte[] body, long length) throws IOException {
        requests++;
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzip(byte[] content, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A set of one packed file, whose packing the server does not share. */
    private static DataSet set(String... urls) {
        List<DataFile> files = Arrays.stream(urls)
                .map(url -> new DataFile(
                        "test/" + url.replaceAll(".*/", "") + ".csv.gz", 99, "00".repeat(32), sha256(CONTENT), url))
                .toList();
        return new DataSet(
                "test",
                "a test",
                Format.CSV,
                files,
                4,
                2,
                2,
                "label",
                List.of("normal"),
                List.of(),
                List.of(),
                ',',
                ".",
                "https://example.org/test",
                "none",
                "made up");
    }

    private DataFolder data() {
        return new DataFolder(List.of(folder));
    }

    private void fetch(DataSet set) {
        new Downloads(Downloads.client(), data(), progress::add).fetch(set);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList();
        }
    }

    private void failsAndLeavesNothing(String path, String message) throws IOException {
        assertThatThrownBy(() -> fetch(set(base + path)))
                .isInstanceOf(TableException.class)
                .hasMessage(message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetchesAndReads() throws IOException {
        DataSet set = set(base + "/packed");
        fetch(set);
        assertThat(left()).containsExactly("test/packed.csv.gz");
        assertThat(progress)
                .containsExactly("downloading %s/packed to %s".formatted(base, folder.resolve("test/packed.csv.gz")));
        try (TableReader reader = DataSets.source(set, data()).open(ReadOptions.defaults())) {
            assertThat(reader.readAll().codes(1).dictionary()).containsExactly("normal", "smurf", "back");
        }
        try (TableReader reader = DataSets.source(set, data())
                .open(
                        new dev.hawkins.table.Schema(List.of()),
                        ReadOptions.defaults().withKeep(List.of("label")))) {
            assertThat(reader.next(2).codes(0).dictionary()).containsExactly("normal", "smurf");
            assertThat(reader.schema().names()).containsExactly("label");
        }
    }

    @Test
    void packsWhatComesPlain() throws IOException {
        fetch(set(base + "/moved"));
        Path file = folder.resolve("test/moved.csv.gz");
        assertThat(Checksums.isGzip(file)).isTrue();
        assertThat(Checksums.ofContent(file)).isEqualTo(sha256(CONTENT));
    }

    @Test
    void doesNotFetchTwice() {
        fetch(set(base + "/plain"));
        fetch(set(base + "/plain"));
        assertThat(requests).isEqualTo(1);
        assertThat(progress.get(1)).isEqualTo("test/plain.csv.gz is there: " + folder.resolve("test/plain.csv.gz"));
    }

    @Test
    void discardsOtherContent() throws IOException {
        failsAndLeavesNothing(
                "/other",
                "%s/other cannot be downloaded: what came has SHA-256 %s instead of %s and was discarded; the publisher may have changed it"
                        .formatted(base, sha256("something else".getBytes(StandardCharsets.UTF_8)), "00".repeat(32)));
    }

    @Test
    void saysWhatTheServerAnswers() throws IOException {
        failsAndLeavesNothing("/none", base + "/none cannot be downloaded: the server answered with status 404");
    }

    @Test
    void discardsWhatIsCutOff() throws IOException {
        assertThatThrownBy(() -> fetch(set(base + "/cut")))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith(base + "/cut cannot be downloaded: ");
        assertThat(left()).isEmpty();
        failsAndLeavesNothing(
                "/cutgzip",
                base
                        + "/cutgzip cannot be downloaded: what came is damaged (Unexpected end of ZLIB input stream) and was discarded; try again");
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        server.stop(0);
        assertThatThrownBy(() -> fetch(set(base + "/plain")))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith(base + "/plain cannot be downloaded: ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhereToLookWhatHasNoAddress() {
        assertThatThrownBy(() -> fetch(set("")))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "dataset:test cannot be downloaded by itself; see https://example.org/test, and put the file at %s (SHA-256 %s, of its unpacked content %s; here: made up)"
                                .formatted(folder.resolve("test/.csv.gz"), "00".repeat(32), sha256(CONTENT)));
    }
}
