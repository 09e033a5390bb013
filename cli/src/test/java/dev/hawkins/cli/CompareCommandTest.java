package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;

    private Path payments;

    @BeforeEach
    void write() {
        payments = Samples.payments(folder.resolve("payments.csv"), 1200, 40);
    }

    private Run compare(Object... options) {
        Object[] args = new Object[options.length + 4];
        System.arraycopy(new Object[] {"compare", payments, "--label", "kind"}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(args);
    }

    @Test
    void printsStandingsTheBestFirst() {
        Run run = compare("--detectors", "random,gaussian", "--seeds", "3");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(
                        "1,200 rows, 40 anomalies (3.33 %); 1 is a copy of an earlier row, and copies always stay on one\nside. ")
                .contains("from 580 rows, judged by 600 others with 20 anomalies; 3 divisions.")
                .contains("detector  ROC AUC ")
                .contains("gaussian is ahead of all others by more than chance.");
        assertThat(run.out().indexOf("gaussian")).isLessThan(run.out().indexOf("random"));
    }

    @Test
    void writesAPageThatAsksForNothingElse() throws IOException {
        Path page = folder.resolve("page.html");
        Run run = compare("--detectors", "gaussian,knn:neighbours=3,hbos", "--seeds", "2", "--report", page);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).endsWith("hawkins: wrote " + page + "\n");
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("knn:neighbours=3", "Leaderboard", "<svg ")
                .doesNotContain("<script", "<link", "src=", "href=", "NaN", "Infinity");
    }

    @Test
    void picturesAreDocumentsOfTheirOwn() throws Exception {
        Path pictures = folder.resolve("pictures");
        Run run = compare("--detectors", "gaussian,hbos", "--seeds", "2", "--pictures", pictures);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Samples.names(pictures))
                .containsExactly(
                        "calibration.svg",
                        "cost.svg",
                        "found.svg",
                        "precision-recall.svg",
                        "ranks.svg",
                        "roc.svg",
                        "scores-gaussian.svg",
                        "scores-hbos.svg",
                        "time.svg");
        for (String name : Samples.names(pictures)) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pictures.resolve(name).toFile());
        }
    }

    @Test
    void whoCannotTakePartIsNamed() {
        Run run = compare("--detectors", "gaussian,hbos,gtb", "--seeds", "1");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("hawkins: gtb could not take part: gtb learns from known anomalies but got none");
        assertThat(run.out()).contains("One division says nothing about chance; ask for more --seeds.");
    }

    @Test
    void labelledAnomaliesAreGivenToThoseWhoUseThem() {
        Run run = compare("--detectors", "gaussian,gtb", "--seeds", "1", "--labelled", "10");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("from 590 rows").contains("gtb");
    }

    @Test
    void wrongUseSaysWhatIsWrong() {
        assertWrong(
                2,
                "compare needs --label COLUMN, the column that says which rows are normal",
                "compare",
                payments,
                "--detectors",
                "gaussian,hbos");
        assertWrong(
                2, "there is no protocol 'x'; there are one-class and unsupervised", compareArgs("--protocol", "x"));
        Object[] one = compareArgs();
        one[5] = "gaussian";
        assertWrong(2, "a comparison needs at least 2 detectors but there is 1: gaussian", one);
        Object[] missing = compareArgs();
        missing[1] = "no.csv";
        assertWrong(1, "no.csv does not exist", missing);
        assertWrong(2, "labelled anomalies must be at least 0 but were -1", compareArgs("--labelled", "-1"));
        assertWrong(2, "seeds must be at least 1 but was 0", compareArgs("--seeds", "0"));
        assertWrong(
                2, "the training share must be above 0 and below 1 but was 1.0", compareArgs("--training-share", "1"));
        assertWrong(2, "known kinds (fraud) need labels, of which there are 0", compareArgs("--known", "fraud"));
        assertWrong(
                2,
                "--report " + payments + " is a file that this command reads; name another one",
                compareArgs("--report", payments));
        assertWrong(
                1,
                payments + ": no anomaly is of the kind 'theft'; there are fraud",
                compareArgs("--labelled", "3", "--known", "theft"));
    }

    private Object[] compareArgs(Object... options) {
        Object[] args = new Object[options.length + 6];
        System.arraycopy(
                new Object[] {"compare", payments, "--label", "kind", "--detectors", "gaussian,hbos"}, 0, args, 0, 6);
        System.arraycopy(options, 0, args, 6, options.length);
        return args;
    }

    private void assertWrong(int code, String message, Object... args) {
        Run run = Run.of(args);
        assertThat(run.err().lines()).contains("hawkins: " + message);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }
}
