package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that make no sense: exit code 2 and one message. */
class WrongUseTest {
    @TempDir
    private Path folder;

    private void assertWrong(String message, Object... args) {
        Run run = Run.of(args);

        assertThat(run.err().lines().findFirst().orElse("")).isEqualTo("hawkins: " + message);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(Samples.names(folder)).isEmpty();
    }

    private void assertFitWrong(String message, Object... options) {
        Object[] args = new Object[options.length + 4];
        System.arraycopy(new Object[] {"fit", "data.csv", "--out", folder.resolve("m")}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        assertWrong(message, args);
    }

    @Test
    void detectors() {
        Run run = Run.of("detectors", "iforst");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("hawkins: there is no detector 'iforst'; did you mean 'iforest'? (known: vae, ");
    }

    @Test
    void commands() {
        assertWrong("no command given; try hawkins demo, or hawkins --help");
        assertWrong(
                "there is no command 'fti'; there are fit, score, evaluate, compare, reproduce, generate, redteam, explain, inspect, detectors, datasets, demo",
                "fti");
        assertWrong("Missing required option: '--out=MODEL'", "fit", "data.csv");
        assertWrong("Missing required parameter: 'DATA'", "score", "m.hawkins");
        assertWrong("Missing required option: '--row=N'", "explain", "m.hawkins", "data.csv");
    }

    @Test
    void detectorsAndSettings() {
        assertFitWrong(
                "there is no detector 'paca'; did you mean 'pca'? (known: %s)"
                        .formatted(String.join(", ", Catalogue.names())),
                "--detector",
                "paca");
        assertFitWrong(
                "there is no setting 'trees'; known: share, components", "--detector", "pca", "--set", "trees=9");
        assertFitWrong("components must be at least 0 but was -1", "--detector", "pca", "--set", "components=-1");
    }

    @Test
    void swappedLettersAreGuessed() {
        assertThat(Run.of("detectors", "vea").err())
                .startsWith("hawkins: there is no detector 'vea'; did you mean 'vae'? (known: vae, ");
    }

    @Test
    void optionsAreNamedOnce() {
        assertFitWrong(
                "Value for option '--set' (KEY=VALUE) should be in KEY=VALUE format but was 'trees'", "--set", "trees");
        assertFitWrong("Value for option '--set' (KEY=VALUE) should be in KEY=VALUE format but was ''", "--set=");
        assertWrong(
                "Invalid value for option '--format': it must be csv or jsonl but was 'xml'",
                "score",
                "m.hawkins",
                "d.csv",
                "--format",
                "xml");
        assertWrong("there is no command 'ftech'; there are fetch, list, verify", "datasets", "ftech");
    }

    @Test
    void numbers() {
        assertFitWrong("--threads must be at least 1 but was 0", "--threads", 0);
        assertFitWrong("Invalid value for option '--seed': it must be a whole number but was 'x'", "--seed", "x");
        assertFitWrong(
                "Invalid value for option '--false-alarms': it must be a number such as 0.01 but was '1%'",
                "--false-alarms", "1%");
        assertFitWrong("false-alarms must be above 0 and below 1 but was 2", "--false-alarms", 2);
        assertFitWrong("the calibration share must be above 0 and at most 0.9 but was 1.0", "--calibration-share", 1);
        assertFitWrong("max-categories must be from 1 to 10000 but was 0", "--max-categories", 0);
        assertWrong("--row must be at least 1 but was 0", "explain", "m.hawkins", "data.csv", "--row", 0);
        assertWrong("--explain must be at least 0 but was -1", "score", "m.hawkins", "data.csv", "--explain", -1);
        assertWrong(
                "--reasons needs --explain K, the number of reasons per row",
                "score",
                "m.hawkins",
                "data.csv",
                "--reasons",
                "own");
    }

    @Test
    void choices() {
        assertFitWrong(
                "--scaling must be one of z-score, min-max, robust, log, none, auto but was 'zscore'",
                "--scaling",
                "zscore");
        assertFitWrong("--delimiter must be one character or 'tab' but was '::'", "--delimiter", "::");
        assertFitWrong("--normal needs --label, the column whose values it names", "--normal", "0");
        assertFitWrong(
                "--false-alarms and --threshold-rule exclude each other",
                "--false-alarms",
                ".1",
                "--threshold-rule",
                "sd=3");
        assertFitWrong(
                "there is no threshold rule 'sdx'; the rules are false-alarms, percentile, sd, mad, iqr, pot",
                "--threshold-rule",
                "sdx=3");
        assertWrong(
                "evaluate needs --label COLUMN, the column that says which rows are normal",
                "evaluate",
                "m.hawkins",
                "d.csv");
    }
}
