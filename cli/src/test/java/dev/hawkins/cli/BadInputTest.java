package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad data gets: one message that names file, line, column, rule and value, exit code 1, and nothing half-written. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data.csv");
    }

    /** Fits, expects exactly this message and nothing but the data in the folder. */
    private void assertFitFails(String message, Object... options) {
        List<String> before = Samples.names(folder);
        Object[] args = new Object[options.length + 6];
        System.arraycopy(
                new Object[] {"fit", file, "--detector", "pca", "--out", folder.resolve("m.hawkins")}, 0, args, 0, 6);
        System.arraycopy(options, 0, args, 6, options.length);
        Run run = Run.of(args);

        assertThat(lastLine(run)).isEqualTo("hawkins: " + message);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(Samples.names(folder)).isEqualTo(before);
    }

    private static String lastLine(Run run) {
        String[] lines = run.err().split("\n");
        return lines[lines.length - 1];
    }

    /** Sixty good rows, with {@code row} put in as line 32. */
    private void write(String row) {
        StringBuilder text = new StringBuilder("amount,fee,country\n");
        for (int i = 0; i < 60; i++) {
            if (i == 30 && row != null) {
                text.append(row).append('\n');
            }
            text.append("%d.%02d,%d,%s\n".formatted(i % 7, i, i % 5, i % 2 == 0 ? "GB" : "FR"));
        }
        Samples.write(file, text.toString());
    }

    @Test
    void emptyFile() {
        Samples.write(file, "");
        assertFitFails(file + " is empty");
    }

    @Test
    void onlyAHeader() {
        Samples.write(file, "amount,fee\n");
        assertFitFails(file + " has no rows, only a header");
    }

    @Test
    void oneRow() {
        Samples.write(file, "amount,fee\n1,2\n");
        assertFitFails(file + ": fit needs at least 20 rows but there is 1");
    }

    @Test
    void tooManyFields() {
        write("1,2,GB,9");
        assertFitFails(file + ", line 32: 3 fields expected but 4 found");
    }

    @Test
    void tooFewFields() {
        write("1,2");
        assertFitFails(file + ", line 32: 3 fields expected but 2 found");
    }

    @Test
    void textInANumericColumn() {
        write("abc,2,GB");
        assertFitFails(
                file + ", line 32, column 'amount': 'abc' is not a number; declare it missing with --missing abc,"
                        + " or give the column another kind in a schema file (--schema)");
        Run declared = Run.of(
                "fit", file, "--detector", "pca", "--missing", "abc", "--out", folder.resolve("declared.hawkins"));
        assertThat(declared.code()).as(declared.err()).isZero();
    }

    @Test
    void infinity() {
        write("Infinity,2,GB");
        assertFitFails(file
                + ", line 32, column 'amount': Infinity is not finite; declare it missing with --missing Infinity");
        write("1e309,2,GB");
        assertFitFails(
                file + ", line 32, column 'amount': 1e309 is not finite; declare it missing with --missing 1e309");
    }

    @Test
    void notANumberIsMissingAndHugeNumbersAreNumbers() {
        Path model = Samples.model(folder);
        Path odd = Samples.write(folder.resolve("odd.csv"), "amount,fee,country\nNaN,1,GB\n1e308,1,GB\n-1e308,1,XX\n");
        Run run = Run.of("score", model, odd);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().skip(1)).hasSize(3).allSatisfy(line -> assertThat(line)
                .matches("\\d,[0-9.E]+,[0-9.E-]+,[01]"));
    }

    @Test
    void columnAllMissingIsNotUsed() {
        StringBuilder text = new StringBuilder("amount,fee\n");
        for (int i = 0; i < 60; i++) {
            text.append(i).append(",\n");
        }
        Samples.write(file, text.toString());
        Run run = Run.of("fit", file, "--detector", "pca", "--out", folder.resolve("m.hawkins"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("hawkins: column 'fee' has no values and is not used\n");
    }

    @Test
    void allColumnsConstant() {
        Samples.write(file, "amount,fee\n" + "1,2\n".repeat(60));
        assertFitFails(file + ": no column can be used: column 'amount' is constant (1) and is not used;"
                + " column 'fee' is constant (2) and is not used");
    }

    @Test
    void duplicateColumnNames() {
        Samples.write(file, "amount,amount\n" + "1,2\n".repeat(60));
        assertFitFails(file + ", line 1: the header names 'amount' twice; rename one,"
                + " or set \"header\": false in a schema file (--schema) if the first line holds data");
    }

    @Test
    void labelThatDoesNotExist() {
        write(null);
        assertFitFails(
                file + ": there is no column 'kind' to take as the label; there are amount, fee, country",
                "--label",
                "kind");
        assertFitFails(file + ": there is no column 'id' to ignore; there are amount, fee, country", "--ignore", "id");
    }

    @Test
    void labelWithOneClass() {
        write(null);
        assertFitFails(
                file
                        + ": no row is normal: column 'country' has the values GB, FR, but 0, false, normal would be normal;"
                        + " say which are with --normal VALUE",
                "--label",
                "country");
        Path model = Samples.model(folder);
        Run run = Run.of("evaluate", model, folder.resolve("history.csv"), "--label", "kind");
        assertThat(run)
                .isEqualTo(new Run(
                        1,
                        "",
                        "hawkins: %s: there is nothing to measure: none of the 600 rows is an anomaly, as every value of 'kind' is 0 or false or normal\n"
                                .formatted(folder.resolve("history.csv"))));
    }

    @Test
    void wrongEncoding() throws IOException {
        write(null);
        Files.write(file, (Files.readString(file) + "1,2,Köln\n").getBytes(StandardCharsets.ISO_8859_1));
        assertFitFails(file + ", line 62: byte 0xF6 is not UTF-8; convert the text,"
                + " for instance with iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void truncatedGzip() throws IOException {
        write(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readString(file).repeat(20).getBytes(StandardCharsets.UTF_8));
        }
        file = folder.resolve("data.csv.gz");
        Files.write(file, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertFitFails(file + " is a truncated gzip file; get it again");
    }

    @Test
    void directory() {
        file = folder;
        assertFitFails("%1$s is a directory; name the files in it, for instance %1$s/*.csv".formatted(folder));
    }

    @Test
    void nothingThere() {
        assertFitFails(file + " does not exist");
        String pattern = folder.resolve("x*.csv").toString();
        assertThat(Run.of("score", Samples.model(folder), pattern))
                .isEqualTo(new Run(1, "", "hawkins: no file matches '" + pattern + "'\n"));
        Path nowhere = folder.resolve("nowhere");
        assertThat(Run.of("score", Samples.model(folder), nowhere + "/*.csv"))
                .isEqualTo(new Run(
                        1, "", "hawkins: there is no folder %1$s to look for '%1$s/*.csv' in\n".formatted(nowhere)));
    }

    @Test
    void noPermissionToRead() throws IOException {
        write(null);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything, so permissions cannot be tested");
        assertFitFails(file + " may not be read by this user; check its permissions");
    }

    @Test
    void noPermissionToWrite() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(locked), "this user may write everywhere, so permissions cannot be tested");
        Path out = locked.resolve("scores.csv");
        assertThat(Run.of("score", Samples.model(folder), folder.resolve("history.csv"), "--out", out))
                .isEqualTo(new Run(1, "", "hawkins: cannot write %s: no permission\n".formatted(out)));
    }

    @Test
    void outputNeverTakesThePlaceOfAnInput() throws IOException {
        write(null);
        String history = Files.readString(file);
        Path model = Samples.model(folder);
        byte[] before = Files.readAllBytes(model);
        String rule = "hawkins: --out %s is a file that this command reads; name another one\n";
        assertThat(Run.of("fit", file, "--detector", "pca", "--out", file))
                .isEqualTo(new Run(2, "", rule.formatted(file)));
        assertThat(Run.of("score", model, file, "--out", file)).isEqualTo(new Run(2, "", rule.formatted(file)));
        assertThat(Run.of("score", model, file, "--out", model)).isEqualTo(new Run(2, "", rule.formatted(model)));
        assertThat(file).hasContent(history);
        assertThat(model).hasBinaryContent(before);
    }

    @Test
    void placesThatCannotBeWritten() {
        write(null);
        Path nowhere = folder.resolve("none/m.hawkins");
        Run missing = Run.of("fit", file, "--detector", "pca", "--out", nowhere);
        assertThat(missing)
                .isEqualTo(new Run(
                        1, "", "hawkins: cannot write %s: there is no such file or folder\n".formatted(nowhere)));
        assertThat(Run.of("fit", file, "--detector", "pca", "--out", folder))
                .isEqualTo(new Run(
                        1, "", "hawkins: cannot write %s: it is a folder; name a file in it\n".formatted(folder)));
    }

    @Test
    void columnsThatAModelNeeds() {
        Path model = Samples.model(folder);
        write(null);
        Samples.write(file, "amount,country\n1,GB\n");
        Run run = Run.of("score", model, file, "--out", folder.resolve("scores.csv"));

        assertThat(run)
                .isEqualTo(new Run(1, "", "hawkins: " + file + " lacks column 'fee'; there are amount, country\n"));
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }

    @Test
    void badRowInTheMiddleLeavesNoHalfOfTheScores() {
        Path model = Samples.model(folder);
        StringBuilder text = new StringBuilder("amount,fee,country\n");
        text.append("1,2,GB\n".repeat(20_000)).append("1,x,GB\n");
        Samples.write(file, text.toString());
        List<String> before = Samples.names(folder);
        Run run = Run.of("score", model, file, "--out", folder.resolve("scores.csv"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(lastLine(run)).startsWith("hawkins: " + file + ", line 20002, column 'fee': 'x' is not a number; ");
        assertThat(Samples.names(folder)).isEqualTo(before);
    }

    @Test
    void rowThatIsNotThere() {
        Path model = Samples.model(folder);
        Path data = Samples.payments(file, 30, 0);
        assertThat(Run.of("explain", model, data, "--row", 31))
                .isEqualTo(new Run(1, "", "hawkins: " + file + " has 30 rows, so there is no row 31\n"));
    }

    @Test
    void rateThatTheModelCannotKeep() {
        Path model = Samples.model(folder);
        Run run = Run.of("score", model, folder.resolve("history.csv"), "--false-alarms", "0.0001");
        assertThat(run)
                .isEqualTo(
                        new Run(
                                1,
                                "",
                                "hawkins: a false-alarm rate of 0.0001 needs at least 9,999 calibration rows but there are 120\n"));
    }

    @Test
    void unknownDataSet() {
        assertThat(Run.of("fit", "dataset:nosuch", "--out", folder.resolve("m")).err())
                .isEqualTo("hawkins: there is no data set 'nosuch'; hawkins datasets lists those there are\n");
    }

    @Test
    void debugShowsTheStackTrace() {
        Run run = Run.of("fit", folder.resolve("none.csv"), "--out", folder.resolve("m"), "--debug");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("TableException")
                .contains("\tat dev.hawkins.table.")
                .contains("does not exist");
    }
}
