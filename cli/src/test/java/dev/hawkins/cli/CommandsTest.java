package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.pipeline.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command on good input. */
class CommandsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path folder;

    private static Path model;
    private static Path today;

    @BeforeAll
    static void prepare() {
        model = Samples.model(folder);
        today = Samples.payments(folder.resolve("today.csv"), 200, 5);
    }

    @Test
    void printsTheVersion() {
        assertThat(Run.of("--version")).isEqualTo(new Run(0, "hawkins " + Provenance.version() + "\n", ""));
    }

    @Test
    void helpListsTheCommandsThatThereAre() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("  ") && !line.contains("-"))
                        .map(line -> line.strip().split(" ")[0]))
                .containsExactly(
                        "fit",
                        "score",
                        "evaluate",
                        "compare",
                        "reproduce",
                        "generate",
                        "redteam",
                        "explain",
                        "inspect",
                        "detectors",
                        "datasets",
                        "demo");
    }

    @Test
    void fitSaysWhatItDidOnStandardErrorOnly() {
        Run run = Run.of(
                "fit",
                folder.resolve("history.csv"),
                "--detector",
                "pca",
                "--label",
                "kind",
                "--out",
                folder.resolve("x"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("hawkins: column 'id' is free text or an identifier and is ignored\n")
                .contains("hawkins: fitted pca on 480 rows of 3 columns, calibrated with 120 more, in ")
                .contains("are called anomalies (false-alarms=0.01)\n")
                .endsWith("hawkins: wrote " + folder.resolve("x") + "\n");
    }

    @Test
    void sameSeedGivesTheSameFile() throws IOException {
        Path history = folder.resolve("history.csv");
        for (String name : new String[] {"a.hawkins", "b.hawkins"}) {
            Run run = Run.of(
                    "fit",
                    history,
                    "--detector",
                    "ae",
                    "--set",
                    "epochs=3",
                    "--label",
                    "kind",
                    "--threads",
                    name.startsWith("a") ? 1 : 2,
                    "--out",
                    folder.resolve(name));
            assertThat(run.code()).isZero();
        }
        assertThat(folder.resolve("a.hawkins")).hasSameBinaryContentAs(folder.resolve("b.hawkins"));
    }

    @Test
    void scoreWritesOneLinePerRowInOrder() {
        Run run = Run.of("score", model, today, "--keep", "id", "--keep", "kind");
        String[] lines = run.out().split("\n");

        assertThat(run.code()).isZero();
        assertThat(lines[0]).isEqualTo("row,score,p_value,anomaly,id,kind");
        assertThat(lines).hasSize(201);
        for (int r = 1; r <= 200; r++) {
            assertThat(lines[r]).matches(r + ",[0-9.E-]+,[0-9.E-]+,[01],p" + (r - 1) + ",(normal|fraud)");
        }
        assertThat(lines[200]).matches("200,[0-9.E-]+,0.008264462809917356,1,p199,fraud");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void scoreExplains() {
        String[] lines = Run.of("score", model, today, "--explain", 2).out().split("\n");

        assertThat(lines[0]).isEqualTo("row,score,p_value,anomaly,because_1,because_2");
        assertThat(lines[200])
                .contains(",1,\"")
                .contains("amount 5,000.00, expected ")
                .contains(", expected ");
    }

    @Test
    void scoreWritesJsonLines() {
        Run run = Run.of("score", model, today, "--format", "jsonl", "--explain", 1, "--keep", "id");
        JsonNode last = JSON.readTree(run.out().split("\n")[199]);

        assertThat(last.get("row").intValue()).isEqualTo(200);
        assertThat(last.get("anomaly").intValue()).isEqualTo(1);
        assertThat(last.get("kept").get("id").stringValue()).isEqualTo("p199");
        assertThat(last.get("because").size()).isEqualTo(1);
        assertThat(last.get("because").get(0).get("contribution").doubleValue()).isPositive();
    }

    @Test
    void scoreReadsStandardInputAndPatterns() throws IOException {
        String direct = Run.of("score", model, today).out();

        assertThat(Run.withInput(Files.readString(today), "score", model, "-").out())
                .isEqualTo(direct);
        assertThat(Run.of("score", model, folder.resolve("toda?.csv")).out()).isEqualTo(direct);
        assertThat(Run.of("score", model, today, today).out())
                .startsWith(direct)
                .hasLineCount(401);
    }

    @Test
    void scoreWritesAFile() throws IOException {
        Path out = folder.resolve("scores.csv");
        Run run = Run.of("score", model, today, "--out", out);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(out))
                .isEqualTo(Run.of("score", model, today).out());
    }

    @Test
    void thresholdChangesWithoutFitting() {
        long few = anomalies("--false-alarms", "0.02");
        long many = anomalies("--false-alarms", "0.5");

        assertThat(few).isBetween(5L, 20L);
        assertThat(many).isBetween(70L, 140L);
        assertThat(anomalies("--threshold-rule", "mad=3.5")).isGreaterThanOrEqualTo(5);
    }

    private static long anomalies(String option, String value) {
        return Run.of("score", model, today, option, value)
                .out()
                .lines()
                .filter(line -> line.endsWith(",1"))
                .count();
    }

    @Test
    void columnsAreFoundByName() {
        Path other = Samples.write(
                folder.resolve("other.csv"), "country,extra,fee,amount\nGB,7,1.0,50.0\nFR,8,1.2,60.5\nDE,9,1.4,\n");
        Run run = Run.of("score", model, other);

        assertThat(run.code()).isZero();
        assertThat(run.out()).hasLineCount(4);
        assertThat(run.err())
                .isEqualTo("hawkins: " + other + ": not used: column extra\n"
                        + "hawkins: column 'amount' has no value in 1 of 3 rows, although it had one in every training row;"
                        + " the usual value stands in, so these rows do not look strange there\n");
    }

    @Test
    void evaluatePrintsAReport() {
        Run run = Run.of("evaluate", model, today, "--label", "kind");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("200 rows, 5 of them anomalies (2.5 %)\n")
                .contains("ROC AUC            1.0000  (chance: 0.5)\n")
                .contains("average precision  1.0000  (chance: 0.0250, the prevalence)\n")
                .contains("recall 1.0000")
                .contains("false alarms: ")
                .endsWith("The figures are consistent with one another (feasibility checks passed).\n");
    }

    @Test
    void evaluatePrintsOneJsonObject() {
        JsonNode json = JSON.readTree(
                Run.of("evaluate", model, today, "--label", "kind", "--json").out());

        assertThat(json.propertyNames())
                .containsExactly(
                        "rows",
                        "anomalies",
                        "roc_auc",
                        "average_precision",
                        "best_f1",
                        "precision",
                        "recall",
                        "f1",
                        "false_alarm_rate",
                        "threshold");
        assertThat(json.get("rows").intValue()).isEqualTo(200);
        assertThat(json.get("anomalies").intValue()).isEqualTo(5);
        assertThat(json.get("roc_auc").doubleValue()).isEqualTo(1);
    }

    @Test
    void explainShowsEveryColumnAndTheSum() {
        Run run = Run.of("explain", model, today, "--row", 200);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("row 200 of " + today + ": ANOMALY\n")
                .contains("  p-value  0.0083: at most 0.83 % of normal rows score at least as high\n")
                .contains("amount   5,000.00  expected ")
                .contains("country")
                .contains("fee")
                .containsPattern("contributions sum to [0-9,.]+, the score\n$");
    }

    @Test
    void inspectShowsTheWholeModel() {
        Run run = Run.of("inspect", model);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Origin", "Settings of pca", "Columns", "Training", "Calibration")
                .contains("600: 480 to train, 120 to calibrate, 0 known anomalies")
                .contains("not used: id, kind")
                .contains("(false-alarms=0.01)")
                .containsPattern("fingerprint  [0-9a-f]{64} ");
    }

    @Test
    void detectorsAreListedAndDescribed() {
        assertThat(Run.of("detectors").out())
                .contains("reconstruction: Restore a row from less than all of it, and score what is lost.\n  ae ")
                .containsPattern("\n  pca +additive, expects +Restores a row from the few directions in which")
                .containsPattern("\n  gtb +additive, needs-labels +Gradient-boosted trees: ")
                .containsPattern("\n  conv-ae +additive, expects, windows +An autoencoder for rows that are series")
                .containsPattern("\nneeds-labels +learns from known anomalies and cannot do without")
                .endsWith("\nhawkins detectors NAME shows the settings of one.\n");
        assertThat(Run.of("detectors", "ae").out())
                .startsWith("ae  (reconstruction)\n\n  Squeezes a row through a narrow layer, ")
                .contains("\n  When to use it, and when not: Finds dependencies between")
                .contains("\n  Score: mean squared difference between the row and its reconstruction; the sum with")
                .contains("\n  Reasons: exact parts of the score.\n")
                .contains("\n  Source: Rumelhart, ")
                .contains("\n  epochs=0\n")
                .contains("\n--set profile=paper starts from\n");
        assertThat(Run.of("detectors", "iforest").out())
                .contains("\n--set profile=paper is the same as the defaults\n");
    }

    @Test
    void datasetsAreListed() {
        assertThat(Run.of("datasets").out()).contains("kdd99-corrected").contains("ecg5000-test");
        assertThat(Run.of("datasets", "list").out()).contains("mnist-train").contains("\nADBench (");
        assertThat(Run.of("datasets").out().lines().count()).isLessThan(80);
        assertThat(Run.of("datasets").out()).contains("nab/realKnownCause/...").doesNotContain("nyc_taxi");
        assertThat(Run.of("datasets", "list", "NAB/realKnown").out())
                .contains("nab/realKnownCause/nyc_taxi")
                .doesNotContain("mnist");
        assertThat(Run.of("datasets", "list", "--all").out())
                .contains("nyc_taxi")
                .contains("mnist-train");
        assertThat(Run.of("datasets", "list", "zz"))
                .isEqualTo(
                        new Run(
                                1,
                                "",
                                "hawkins: no data set has a name that begins with zz; hawkins datasets lists those there are\n"));
    }

    @Test
    void noMoreReasonsThanColumns() {
        Path model = Samples.model(folder);
        Run run = Run.of("score", model, folder.resolve("history.csv"), "--explain", 2_000_000_000);
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().findFirst()).contains("row,score,p_value,anomaly,because_1,because_2,because_3");
        assertThat(run.err())
                .contains(
                        "hawkins: --explain 2,000,000,000 asks for more reasons than the model has columns; each row gets 3\n");
    }

    @Test
    void schemaFileAndMissingTextsAreHeeded() {
        Path odd = Samples.write(folder.resolve("odd.csv"), odd());
        Path schema =
                Samples.write(folder.resolve("schema.json"), "{\"columns\": {\"code\": {\"kind\": \"categorical\"}}}");
        Run run = Run.of(
                "fit",
                odd,
                "--detector",
                "pca",
                "--schema",
                schema,
                "--missing",
                "none",
                "--delimiter",
                ";",
                "--out",
                folder.resolve("odd.hawkins"));

        assertThat(run.err()).contains("fitted pca");
        assertThat(Run.of("inspect", folder.resolve("odd.hawkins")).out())
                .containsPattern("code +categorical")
                .containsPattern("x +numeric");
    }

    private static String odd() {
        StringBuilder text = new StringBuilder("code;x\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 3)
                    .append(';')
                    .append(i % 10 == 0 ? "none" : Integer.toString(i) + ".5")
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void madeRowsMayBeTakenAsKnownAnomalies() {
        Path history = Samples.payments(folder.resolve("ordinary.csv"), 300, 0);
        Path odd = Samples.payments(folder.resolve("odd-ones.csv"), 30, 30);
        Path model = folder.resolve("taught.hawkins");
        Object[] fit = {
            "fit",
            history,
            "--label",
            "kind",
            "--ignore",
            "id",
            "--pseudo-known",
            odd,
            "--out",
            model,
            "--detector",
            "gtb"
        };
        Run run = Run.of(fit);
        assertThat(run.code()).as(run.err()).isZero();
        Run scored = Run.of("score", model, odd);
        assertThat(scored.out().lines().skip(1)).hasSize(30).allSatisfy(line -> assertThat(line)
                .endsWith(",1"));
        assertThat(Run.of("inspect", model).out()).contains("odd-ones.csv (taken as known anomalies)");

        fit[fit.length - 1] = "pca";
        Run refused = Run.of(fit);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("hawkins: --pseudo-known: pca learns from no known anomalies; these do: ");
    }
}
