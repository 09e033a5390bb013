package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training and scoring give the same bits with any number of threads, vector width and JDK. */
class BitsTest {
    /**
     * From the first version of the engine. It may change only together with the engine's arithmetic, and then every
     * stored model that reproduces golden rows is touched too.
     */
    private static final long BITS = 0x5ac51c6b11630ef3L;
    /** The same for what came later: {@link OperationChecksum}. */
    private static final long OPERATION_BITS = 0xea00565fae1902d7L;
    /** The same for weights that are used many times per row: {@link SeriesChecksum}. */
    private static final long SERIES_BITS = 0x9e0e26343c309d74L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void threadsDoNotMatter(int threads) {
        assertThat(Checksum.of(threads)).isEqualTo(BITS);
        assertThat(OperationChecksum.of(threads)).isEqualTo(OPERATION_BITS);
        assertThat(SeriesChecksum.of(threads)).isEqualTo(SERIES_BITS);
    }

    @ParameterizedTest(name = "{0} lanes")
    @CsvSource({"16", "8", "4", "1"})
    void lanesDoNotMatter(int lanes) throws Exception {
        assertThat(run(
                        Path.of(System.getProperty("java.home")),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dhawkins.lanes=" + lanes))
                .contains("lanes " + lanes, bits(), operationBits(), seriesBits());
    }

    @Test
    void withoutTheVectorModuleItIsScalar() throws Exception {
        assertThat(run(Path.of(System.getProperty("java.home"))))
                .contains("lanes 1", bits(), operationBits(), seriesBits());
    }

    @Test
    void unknownLanesAreRefused() throws Exception {
        assertThat(run(Path.of(System.getProperty("java.home")), "-Dhawkins.lanes=5"))
                .anyMatch(line -> line.contains("hawkins.lanes must be 16, 8, 4 or 1 but was 5"));
    }

    /** Every other JDK beside the one that runs the tests. */
    @Test
    void otherJdksDoNotMatter() throws Exception {
        List<Path> others = otherJdks();
        Assumptions.assumeFalse(others.isEmpty(), "no other JDK of version 17 or later beside this one");
        for (Path home : others) {
            assertThat(run(home, "--add-modules", "jdk.incubator.vector"))
                    .as("%s", home)
                    .contains(bits(), operationBits(), seriesBits());
        }
    }

    private static String bits() {
        return "bits " + Long.toHexString(BITS);
    }

    private static String operationBits() {
        return "operations " + Long.toHexString(OPERATION_BITS);
    }

    private static String seriesBits() {
        return "series " + Long.toHexString(SERIES_BITS);
    }

    private static List<Path> otherJdks() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> beside = Files.list(home.getParent())) {
            for (Path path : beside.sorted().toList()) {
                Path real = path.toRealPath();
                if (!real.equals(home) && !found.contains(real) && canRun(real)) {
                    found.add(real);
                }
            }
        }
        return found;
    }

    /** Whether it is a JDK of version 17 or later that has the vector module, by what its release file says. */
    private static boolean canRun(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.exists(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return false;
        }
        String text = Files.readString(release);
        Matcher version = Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(text);
        return text.contains("jdk.incubator.vector") && version.find() && Integer.parseInt(version.group(1)) >= 17;
    }

    private static List<String> run(Path home, String... flags) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString(), "-Xmx512m"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Checksum.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }
}
