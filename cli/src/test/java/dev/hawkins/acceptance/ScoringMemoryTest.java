package dev.hawkins.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.Hawkins;
import dev.hawkins.cli.Main;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scoring streams: the command line scores more rows from standard input than its heap could hold. */
class ScoringMemoryTest {
    private static final int ROWS = 400_000;
    private static final int NUMBERS = 32;
    private static final long HEAP_MEGABYTES = 64;

    @TempDir
    Path folder;

    @Test
    void scoresMoreRowsThanFitIntoItsHeap() throws Exception {
        assertThat((long) ROWS * NUMBERS * Double.BYTES)
                .as("bytes of the numbers alone")
                .isGreaterThan(HEAP_MEGABYTES << 20);
        Path model = fitted();
        Path out = folder.resolve("verdicts.csv");
        ChildJvm.Ended ended = ChildJvm.run(
                Jdk.own().home(),
                List.of("--add-modules", "jdk.incubator.vector", "-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC"),
                Main.class,
                List.of("score", model.toString(), "-", "--out", out.toString(), "--keep", "card", "--threads", "2"),
                folder,
                stream -> write(stream, ROWS, true));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        try (Stream<String> lines = Files.lines(out)) {
            assertThat(lines.count()).isEqualTo(ROWS + 1L);
        }
        try (Stream<String> lines = Files.lines(out)) {
            assertThat(lines.skip(ROWS).findFirst().orElseThrow())
                    .startsWith(ROWS + ",")
                    .contains("card-" + ROWS);
        }
    }

    private Path fitted() throws IOException {
        Path history = folder.resolve("history.csv");
        try (OutputStream stream = Files.newOutputStream(history)) {
            write(stream, 2_000, false);
        }
        Path model = folder.resolve("model.hawkins");
        Hawkins.save(Hawkins.detector("pca").fit(Hawkins.read(history)), model);
        return model;
    }

    /** Numbers without end, and cards: a few, or a new one in every row, which no dictionary may remember for ever. */
    private static void write(OutputStream stream, int rows, boolean newCards) throws IOException {
        byte[][] numbers = IntStream.range(0, 4096)
                .mapToObj(i ->
                        String.format(Locale.ROOT, "%.3f,", Math.sin(i) * 100).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        OutputStream out = new BufferedOutputStream(stream, 1 << 16);
        out.write(header().getBytes(StandardCharsets.US_ASCII));
        int state = 1;
        for (int row = 1; row <= rows; row++) {
            for (int c = 0; c < NUMBERS; c++) {
                state = state * 1_664_525 + 1_013_904_223;
                out.write(numbers[state >>> 20]);
            }
            String card = "card-" + (newCards ? row : row % 40) + "\n";
            out.write(card.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }

    private static String header() {
        return IntStream.rangeClosed(1, NUMBERS).mapToObj(c -> "n" + c).collect(Collectors.joining(",")) + ",card\n";
    }
}
