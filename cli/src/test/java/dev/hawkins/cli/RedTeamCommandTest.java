package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RedTeamCommandTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path history;

    @BeforeEach
    void fit() {
        model = Samples.model(folder);
        history = folder.resolve("history.csv");
    }

    private Run redteam(Object... options) {
        Object[] args = new Object[options.length + 4];
        System.arraycopy(new Object[] {"redteam", model, "--normal", history}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(args);
    }

    @Test
    void tellsWhatWasCaughtAndWhatNot() {
        Run run = redteam("--rows", 300);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("anomalies made of 600 normal rows, of which the model calls ")
                .contains("Caught, as made: ", " (95 % interval ", "Still caught after a search")
                .contains("hardness  columns changed  distance  rows  caught  after search\n")
                .contains("values of other normal rows, each column's of another one ")
                .contains("column   changed in  missed  share missed\n")
                .contains("What this says, and what not: ")
                .doesNotContain("NaN", "Infinity");
        assertThat(redteam("--rows", 300)).isEqualTo(run);
        assertThat(redteam("--rows", 300, "--seed", 2).out()).isNotEqualTo(run.out());
    }

    @Test
    void printsOneJsonObject() {
        Run run = redteam("--rows", 100, "--json");
        Map<?, ?> tree = JsonMapper.shared().readValue(run.out(), Map.class);
        assertThat(tree.keySet())
                .hasToString("[normal_rows, false_alarm_rate, rows, caught, recall, recall_low, recall_high,"
                        + " recall_searched, roc_auc, by_hardness, by_tactic, columns]");
        assertThat((List<?>) tree.get("by_hardness")).hasSize(5);
        assertThat(((Map<?, ?>) tree.get("by_tactic")).keySet()).hasToString("[borrowed, spliced, scattered]");
        assertThat((List<?>) tree.get("columns")).hasSize(3);
    }

    @Test
    void keepsTheMisses() throws Exception {
        Path out = folder.resolve("misses.csv");
        Run run = redteam("--rows", 200, "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).isEqualTo("amount,fee,country,from_row,changed,values,hardness,missed,score,p_value");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allSatisfy(line -> assertThat(line)
                .matches("[0-9.]+,[0-9.-]+,[A-Z]{2},[0-9]+,[a-z;]+,(borrowed|spliced|scattered),[0-9.]+,"
                        + "(as made|after search),[0-9.E-]+,[0-9.E-]+"));
        Run scored = Run.of("score", model, out);
        assertThat(scored.out().lines().skip(1))
                .allSatisfy(line -> assertThat(line).endsWith(",0"));
    }

    @Test
    void anotherThresholdCatchesMore() {
        long strict = caught(redteam("--rows", 200, "--json"));
        assertThat(caught(redteam("--rows", 200, "--json", "--false-alarms", "0.2")))
                .isGreaterThan(strict);
    }

    private static long caught(Run run) {
        return ((Number) JsonMapper.shared().readValue(run.out(), Map.class).get("caught")).longValue();
    }

    @Test
    void aGeneratorMayHelp() {
        Path arn = folder.resolve("arn.hawkins");
        Run.of("fit", history, "--label", "kind", "--detector", "arn", "--set", "epochs=3", "--out", arn);
        Run run = redteam("--rows", 200, "--generator", arn);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("what the generator makes of the row");
    }

    private void assertFails(int code, String message, Run run) {
        assertThat(run).isEqualTo(new Run(code, "", "hawkins: " + message + "\n"));
    }

    @Test
    void wrongUseSaysWhatIsWrong() {
        assertFails(2, "--rows must be from 1 to 100000 but was -5", redteam("--rows", -5));
        assertFails(2, "--rows must be from 1 to 100000 but was 100001", redteam("--rows", 100_001));
        assertFails(
                2, "redteam needs --normal DATA, the normal rows that anomalies are made of", Run.of("redteam", model));
        assertFails(
                2,
                "--out %s is a file that this command reads; name another one".formatted(model),
                redteam("--out", model));
        assertFails(
                1,
                "--generator %s: it makes no near misses; only a model of arn does".formatted(model),
                redteam("--generator", model));
        assertFails(
                1,
                "%s does not exist; models are written by hawkins fit DATA --out MODEL"
                        .formatted(folder.resolve("none")),
                redteam("--generator", folder.resolve("none")));
    }

    @Test
    void unsuitableRowsAreRefused() {
        Path few = Samples.payments(folder.resolve("few.csv"), 19, 0);
        assertFails(
                1,
                few + ": a red team needs at least 20 normal rows but there are 19",
                Run.of("redteam", model, "--normal", few));
        Path other = Samples.write(folder.resolve("other.csv"), "a,b\n1,2\n");
        Run run = Run.of("redteam", model, "--normal", other);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("hawkins: " + other + " lacks columns 'amount', 'fee', 'country'; there are a, b");
        assertFails(
                1,
                history + ": no row is normal: column 'kind' has the values normal, but fine would be normal; say which"
                        + " are with --normal-value VALUE",
                redteam("--label", "kind", "--normal-value", "fine"));
    }
}
