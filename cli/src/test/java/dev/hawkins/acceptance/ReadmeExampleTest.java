package dev.hawkins.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.Hawkins;
import dev.hawkins.datasets.payments.Payments;
import dev.hawkins.explain.Explanation;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of README.md: it compiles, it works, and README.md shows it as it stands here. */
class ReadmeExampleTest {
    private static final Pattern REGION =
            Pattern.compile("// begin of the example\\n(.*?)\\n *// end of the example", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final int ROWS = 80;

    @TempDir
    Path folder;

    // begin of the example
    static void printAlerts(Path history, Path today, Path file) throws IOException {
        TrainedModel model = Hawkins.detector("vae").falseAlarms(0.01).fit(Hawkins.read(history));
        Hawkins.save(model, file);

        TrainedModel loaded = Hawkins.load(file); // perhaps on another machine: every score is the same to the last bit
        Table rows = Hawkins.read(today, loaded);
        Scores scores = loaded.score(rows);
        int[] alerts = scores.alerts(); // row numbers from 0, the strangest first
        List<Explanation> reasons = loaded.explain(rows.select(alerts), 3);
        for (int i = 0; i < alerts.length; i++) {
            System.out.printf("row %d, p = %.4f%n", alerts[i] + 1, scores.pValue()[alerts[i]]);
            reasons.get(i).reasons().forEach(reason -> System.out.println("    " + reason.text()));
        }
    }
    // end of the example

    @Test
    void findsAndExplainsAnomalies() throws IOException {
        Table day = Payments.day(3, ROWS, 0.2);
        List<String> unknown = List.of(Payments.LABEL);
        Journey.write(
                folder.resolve("history.csv"), Payments.history(3, 10 * ROWS).without(unknown));
        Journey.write(folder.resolve("today.csv"), day.without(unknown));
        List<String> lines = printed(folder.resolve("history.csv"), folder.resolve("today.csv"));
        List<Integer> alerts = lines.stream()
                .filter(line -> line.startsWith("row "))
                .map(line -> Integer.parseInt(line.replaceAll("row (\\d+), p = 0[.,]\\d{4}", "$1")))
                .toList();
        int kind = day.schema().indexOf(Payments.LABEL);
        long found = alerts.stream()
                .filter(row -> !day.text(row - 1, kind).equals(Payments.NORMAL))
                .count();
        System.out.printf(
                "%d alerts, %d of them right%n%s%n", alerts.size(), found, String.join("\n", lines.subList(0, 8)));
        assertThat(found).isGreaterThanOrEqualTo(5).isGreaterThan(alerts.size() / 2);
        assertThat(day.text(alerts.get(0) - 1, kind)).as("the strangest row").isNotEqualTo(Payments.NORMAL);
        assertThat(lines).hasSize(4 * alerts.size());
        assertThat(lines.get(1)).matches("    \\w+ .+");
    }

    private List<String> printed(Path history, Path today) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            printAlerts(history, today, folder.resolve("payments.hawkins"));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void readmeShowsThisExample() throws IOException {
        Path readme = root().resolve("README.md");
        assumeTrue(Files.exists(readme), "there is no README.md to compare the example with");
        List<String> blocks = BLOCK.matcher(text(readme))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        assumeTrue(!blocks.isEmpty(), "README.md shows no Java to compare the example with");
        assertThat(blocks).containsExactly(example());
    }

    private static String example() throws IOException {
        Path source = root().resolve("cli/src/test/java")
                .resolve(ReadmeExampleTest.class.getName().replace('.', '/') + ".java");
        MatchResult region = REGION.matcher(text(source)).results().findFirst().orElseThrow();
        return region.group(1).stripIndent().strip();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** The folder of the whole project. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
