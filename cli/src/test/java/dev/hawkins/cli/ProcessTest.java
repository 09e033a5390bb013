package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, full disks, closed pipes, little memory. */
class ProcessTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private ProcessBuilder hawkins(String option, Object... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hawkins.cli.Main"));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile());
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    @Test
    void interruptedFitLeavesNothing() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill to send SIGINT with");
        assumeTrue(interruptsAreHeeded(), "this process was started with SIGINT ignored, and so would be its children");
        Path history = Samples.payments(folder.resolve("history.csv"), 3000, 0);
        Path out = folder.resolve("m.hawkins");
        Process process = hawkins(
                        "-Xmx256m",
                        "fit",
                        history,
                        "--detector",
                        "ae",
                        "--set",
                        "epochs=1000000",
                        "--set",
                        "patience=1000000",
                        "--label",
                        "kind",
                        "--out",
                        out)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        awaitPart(process);
        Thread.sleep(500);
        new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(end(process)).isEqualTo(130);
        assertThat(Samples.names(folder)).containsExactly("err.txt", "history.csv", "out.txt");
        assertThat(err()).doesNotContain("\tat ").endsWith("hawkins: interrupted\n");
    }

    /** Waits until the fit has begun: its output file, under another name, is there. */
    private void awaitPart(Process process) throws InterruptedException {
        while (process.isAlive() && Samples.names(folder).stream().noneMatch(name -> name.endsWith(".part"))) {
            Thread.sleep(20);
        }
        assertThat(process.isAlive()).isTrue();
    }

    private static boolean interruptsAreHeeded() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                return !new BigInteger(line.substring(7).strip(), 16).testBit(1);
            }
        }
        return true;
    }

    @Test
    void fullDiskAtTheOutputFile() {
        assumeTrue(Files.exists(FULL), "there is no /dev/full here");
        Path model = Samples.model(folder);
        Run run = Run.of("score", model, folder.resolve("history.csv"), "--out", FULL);

        assertThat(run).isEqualTo(new Run(1, "", "hawkins: cannot write /dev/full: No space left on device\n"));
        Run fit = Run.of("fit", folder.resolve("history.csv"), "--detector", "pca", "--out", FULL);
        assertThat(fit.err()).endsWith("hawkins: cannot write /dev/full: No space left on device\n");
        assertThat(fit.code()).isEqualTo(1);
    }

    @Test
    void fullDiskAtStandardOutput() throws IOException, InterruptedException {
        assumeTrue(Files.exists(FULL), "there is no /dev/full here");
        Path model = Samples.model(folder);
        Process process = hawkins("-Xmx256m", "score", model, folder.resolve("history.csv"))
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(end(process)).isEqualTo(1);
        assertThat(err()).isEqualTo("hawkins: cannot write standard output: No space left on device\n");
    }

    @Test
    void readerOfThePipeHasGone() throws IOException, InterruptedException {
        Path model = Samples.model(folder);
        Path much = Samples.payments(folder.resolve("much.csv"), 30_000, 0);
        Process process = hawkins("-Xmx256m", "score", model, much).start();
        try (InputStream out = process.getInputStream()) {
            assertThat(new String(out.readNBytes(3), StandardCharsets.US_ASCII)).isEqualTo("row");
        }

        assertThat(end(process)).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    @Test
    void tooLittleMemory() throws IOException, InterruptedException {
        Path much = Samples.payments(folder.resolve("much.csv"), 400_000, 0);
        Process process = hawkins("-Xmx24m", "fit", much, "--detector", "pca", "--out", folder.resolve("m.hawkins"))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();

        assertThat(end(process)).isEqualTo(1);
        assertThat(err())
                .containsPattern(
                        "hawkins: out of memory with 2\\d MB; give Java more with HAWKINS_OPTS=-Xmx4g, or fewer rows\n$")
                .doesNotContain("\tat ");
        assertThat(Samples.names(folder)).containsExactly("err.txt", "much.csv", "out.txt");
    }
}
