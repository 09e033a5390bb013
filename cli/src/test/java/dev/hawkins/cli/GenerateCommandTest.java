package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    private static final String HEADER = "amount,fee,country,from_row,changed,outside,score,p_value";

    @TempDir
    private static Path models;

    @TempDir
    private static Path others;

    private static Path history;
    private static Path arn;
    private static Path vae;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fit() {
        history = Samples.payments(models.resolve("history.csv"), 400, 20);
        arn = fit("arn");
        vae = fit("vae");
    }

    private static Path fit(String detector) {
        Path model = models.resolve(detector + ".hawkins");
        Run run =
                Run.of("fit", history, "--label", "kind", "--detector", detector, "--set", "epochs=20", "--out", model);
        assertThat(run.code()).as(run.err()).isZero();
        return model;
    }

    private static List<String[]> rows(Run run) {
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo(HEADER);
        return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    @Test
    void aVaeMakesNormalRowsOfNothing() {
        Run run = Run.of("generate", vae, "--rows", 1500, "--seed", 3);
        List<String[]> rows = rows(run);
        assertThat(run.err()).isEmpty();
        assertThat(rows).hasSize(1500).allSatisfy(row -> {
            assertThat(row[0]).matches("[0-9]+(\\.[0-9]{1,2})?");
            assertThat(row[2]).isIn("GB", "FR", "DE");
            assertThat(row[3] + row[4] + row[5]).isEmpty();
        });
        assertThat(Run.of("generate", vae, "--rows", 1500, "--seed", 3)).isEqualTo(run);
        assertThat(Run.of("generate", vae, "--rows", 1500).out()).isNotEqualTo(run.out());
    }

    @Test
    void whatIsMadeScoresAsItSays() {
        Path made = folder.resolve("made.csv");
        Run run = Run.of("generate", arn, "--rows", 30, "--normal", history, "--label", "kind", "--out", made);
        assertThat(run).isEqualTo(new Run(0, "", ""));
        Run scored = Run.of("score", arn, made, "--keep", "score", "--keep", "p_value");
        assertThat(scored.code()).as(scored.err()).isZero();
        assertThat(scored.out().lines().skip(1)).hasSize(30).allSatisfy(line -> {
            String[] fields = line.split(",");
            assertThat(fields[4]).isEqualTo(fields[1]);
            assertThat(fields[5]).isEqualTo(fields[2]);
        });
    }

    /** Rows of the label fraud, the last 20 of 400, are left out. */
    @Test
    void nearMissesNameTheRowAndTheColumns() {
        Run run = Run.of("generate", arn, "--rows", 400, "--normal", history, "--label", "kind");
        List<String[]> rows = rows(run);
        assertThat(rows).extracting(row -> row[3]).contains("1", "380").doesNotContain("381", "400");
        assertThat(rows).allSatisfy(row -> assertThat(row[4]).matches("(amount|fee|country)(;(fee|country))*"));
        assertThat(rows).allSatisfy(row -> assertThat(row[5]).isEmpty());
    }

    @Test
    void oneRowIsChangedAgainAndAgain() {
        List<String[]> rows = rows(Run.of("generate", arn, "--rows", 40, "--hardness", 1, "--near", history + ":390"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[3]).isEqualTo("390");
            assertThat(row[4]).isIn("amount", "fee", "country");
            assertThat(row[5].contains("amount")).isEqualTo(Double.parseDouble(row[0]) > 1000);
        });
        assertThat(rows(Run.of("generate", vae, "--rows", 5, "--near", history + ":7")))
                .allSatisfy(row -> assertThat(row[3]).isEqualTo("7"));
    }

    @Test
    void withoutRowsTheModelsOwnAreChanged() {
        Run run = Run.of("generate", arn, "--rows", 5);
        assertThat(rows(run)).hasSize(5);
        assertThat(run.err())
                .isEqualTo("hawkins: rows are made of the 11 normal rows that the model file keeps; --normal DATA gives"
                        + " more\n");
    }

    /** A column of the data may have a name that one of ours has. */
    @Test
    void namesOfColumnsStayDistinct() {
        Path data = folder.resolve("scores.csv");
        StringBuilder text = new StringBuilder("score,hawkins_score\n");
        for (int r = 0; r < 60; r++) {
            text.append(r % 13).append(',').append(r % 7).append('\n');
        }
        Samples.write(data, text.toString());
        Path model = folder.resolve("m.hawkins");
        Run.of("fit", data, "--detector", "vae", "--set", "epochs=2", "--out", model);
        assertThat(Run.of("generate", model, "--rows", 1).out())
                .startsWith("score,hawkins_score,from_row,changed,outside,hawkins_hawkins_score,p_value\n");
    }

    @Test
    void rowsAreComparedWithTrueOnes() {
        Path made = folder.resolve("made.csv");
        Run run = Run.of(
                "generate",
                arn,
                "--rows",
                100,
                "--normal",
                history,
                "--label",
                "kind",
                "--compare",
                history,
                "--out",
                made);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("100 made rows beside 20 true ones.\n\nTold apart by boosted trees: ROC AUC 1.000 on rows")
                .contains("against the normal rows ", "share of exact copies ", "\n  amount ")
                .doesNotContain("NaN");
        assertThat(made).content().startsWith(HEADER).hasLineCount(101);
        Run normal =
                Run.of("generate", vae, "--rows", 100, "--normal", history, "--label", "kind", "--compare", history);
        assertThat(normal.out()).startsWith("100 made rows beside 380 true ones.");
    }

    private void assertFails(int code, String message, Object... args) {
        Run run = Run.of(args);
        assertThat(run.err()).startsWith("hawkins: " + message + "\n");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(Samples.names(folder)).isEmpty();
    }

    @Test
    void wrongUseSaysWhatIsWrong() {
        assertFails(2, "--rows must be at least 1 but was 0", "generate", arn, "--rows", 0);
        assertFails(2, "--hardness must be from 0 to 1 but was 2.0", "generate", arn, "--hardness", 2);
        assertFails(2, "--hardness must be from 0 to 1 but was NaN", "generate", arn, "--hardness", "NaN");
        for (String near : new String[] {"history.csv", "history.csv:0", "history.csv:x", ":3"}) {
            assertFails(
                    2,
                    "--near must be DATA:ROW with a row from 1 on, such as history.csv:17, but was '%s'"
                            .formatted(near),
                    "generate",
                    arn,
                    "--near",
                    near);
        }
        assertFails(
                2,
                "--compare needs --normal DATA, the normal rows that both are compared with",
                "generate",
                arn,
                "--compare",
                history);
        assertFails(2, "--label needs --normal DATA, the rows that it divides", "generate", arn, "--label", "kind");
        assertFails(
                2,
                "--normal-value needs --label, the column whose values it names",
                "generate",
                arn,
                "--normal",
                history,
                "--normal-value",
                "ok");
        assertFails(
                2,
                "--out %s is a file that this command reads; name another one".formatted(history),
                "generate",
                arn,
                "--normal",
                history,
                "--out",
                history);
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        Path pca = Samples.model(others);
        assertFails(
                1,
                pca + ": pca does not make rows; these do: vae, conditional-vae, hierarchical-vae, sparse-vae,"
                        + " multimodal-vae, conv-vae, temporal-vae, arn",
                "generate",
                pca);
        assertFails(
                1,
                vae + ": vae makes normal rows, which have no hardness; arn makes near misses",
                "generate",
                vae,
                "--hardness",
                ".5");
        assertFails(
                1,
                "--compare %s: a comparison needs at least 20 made rows but there are 3".formatted(history),
                "generate",
                arn,
                "--rows",
                3,
                "--normal",
                history,
                "--compare",
                history);
        assertFails(1, history + " has 400 rows, so there is no row 401", "generate", arn, "--near", history + ":401");
        assertFails(
                1,
                history + ": no row is normal: column 'kind' has the values normal, fraud, but ok would be normal; say"
                        + " which are with --normal-value VALUE",
                "generate",
                arn,
                "--normal",
                history,
                "--label",
                "kind",
                "--normal-value",
                "ok");
    }
}
