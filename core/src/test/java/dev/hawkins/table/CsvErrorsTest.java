package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad input gets: the whole message. */
class CsvErrorsTest {
    private static final String REMEDY = "or give the column another kind in a schema file (--schema)";

    @TempDir
    Path folder;

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(TableException.class).hasMessage(message);
    }

    private static void fails(Csv csv, String message) {
        fails(csv::read, message);
    }

    @Test
    void emptyFile() {
        fails(Csv.of(new byte[0]), "t.csv is empty");
        fails(Csv.of("", ""), "t.csv holds nothing but blank lines");
        fails(Csv.of("  ", "\t", ""), "t.csv holds nothing but blank lines");
        fails(Csv.of(Csv.gzip(new byte[0])), "t.csv is empty");
        fails(() -> Csv.of(new byte[0]).score(Column.of("a", Kind.NUMERIC)), "t.csv is empty");
    }

    @Test
    void onlyAHeader() {
        fails(Csv.of("a,b"), "t.csv has no rows, only a header");
        fails(() -> Csv.of("a,b").score(Column.of("a", Kind.NUMERIC)), "t.csv has no rows, only a header");
    }

    @Test
    void textAmongNumbers() {
        fails(
                Csv.of("amount,b", "1,x", "2,y", "x y,z"),
                "t.csv, line 4, column 'amount': 'x y' is not a number; declare it missing with --missing 'x y', "
                        + REMEDY);
        fails(
                Csv.of("a", "1", "2", "3")
                        .with(o -> o.withSampleRows(1).withColumns(Map.of("a", Column.of("a", Kind.TIMESTAMP)))),
                "t.csv, line 2, column 'a': '1' is not a time in the format iso; declare it missing with --missing 1, "
                        + REMEDY);
        fails(
                Csv.of("a,b", "2026-11-22,1", "2026-11-23,1", "soon,1"),
                "t.csv, line 4, column 'a': 'soon' is not a time in the format iso; declare it missing with --missing soon, "
                        + REMEDY);
    }

    @Test
    void longTextsAreCutInMessages() {
        fails(
                Csv.of("a", "1", "2", "y".repeat(100)),
                "t.csv, line 4, column 'a': '" + "y".repeat(60)
                        + "...' is not a number; declare it missing with --missing " + "y".repeat(60) + "..., "
                        + REMEDY);
    }

    @Test
    void valuesThatAreNotFinite() {
        fails(
                Csv.of("a", "1", "2", "1e999"),
                "t.csv, line 4, column 'a': 1e999 is not finite; declare it missing with --missing 1e999");
        fails(
                Csv.of("a", "-Infinity", "inf", "3"),
                "t.csv, line 2, column 'a': -Infinity is not finite; declare it missing with --missing -Infinity");
        fails(
                Csv.of("a", "1", "+inf"),
                "t.csv, line 3, column 'a': +inf is not finite; declare it missing with --missing +inf");
    }

    @Test
    void aThirdValueOfABinaryColumn() {
        Column vip = new Column("vip", Kind.BINARY, List.of("no", "yes"), "");
        fails(
                () -> Csv.of("vip", "no", "maybe").score(vip),
                "t.csv, line 3, column 'vip': 'maybe' is neither 'no' nor 'yes', the two values of this binary column; "
                        + "declare it missing with --missing maybe, " + REMEDY);
    }

    @Test
    void wrongNumberOfFieldsComesBeforeWhatTheyHold() {
        fails(Csv.of("a,b,c", "1,2,3", "4,x"), "t.csv, line 3: 3 fields expected but 2 found");
        fails(Csv.of("a,b", "1,2", "\"3", "\",4", "x,5,6"), "t.csv, line 5: 2 fields expected but 3 found");
        fails(Csv.of("1,2", "", "3"), "t.csv, line 3: 2 fields expected but 1 found");
        fails(
                () -> CsvSource.of(
                                "t.csv",
                                new ByteArrayInputStream("1,2\n".getBytes(StandardCharsets.UTF_8)),
                                List.of("a", "b", "c"))
                        .open(ReadOptions.defaults()),
                "t.csv, line 1: 3 fields expected but 2 found");
    }

    @Test
    void duplicateNames() {
        fails(
                Csv.of("a,b,a", "1,2,3"),
                "t.csv, line 1: the header names 'a' twice; rename one, or set \"header\": false in a schema file (--schema) if the first line holds data");
    }

    @Test
    void badQuotes() {
        fails(Csv.of("a,b", "1,\"x", "2,y"), "t.csv, line 2: a quote that opens a field in this row is never closed");
        fails(
                Csv.of("a,b", "1,\"x\"y"),
                "t.csv, line 2: text follows a closing quote; a quote inside a quoted field must be doubled");
        fails(
                Csv.of("a,b", "1,\"" + "x".repeat(17_000_000)),
                "t.csv, line 2: a field is longer than 16 million characters; perhaps a quote is not closed");
    }

    @Test
    void anUnknownColumnInTheSchema() {
        fails(
                Csv.of("a,b", "1,2").with(o -> o.withColumns(Map.of("c", Column.of("c", Kind.TEXT)))),
                "t.csv has no column 'c', which the schema names; there are a, b");
    }

    @Test
    void wrongEncoding() {
        byte[] latin = "a,b\n1,x\n2,Stra\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
        fails(
                Csv.of(latin),
                "t.csv, line 3: byte 0xDF is not UTF-8; convert the text, for instance with iconv -f ISO-8859-1 -t UTF-8");
        byte[] cut = Arrays.copyOf("a\n1\n2\u20ac".getBytes(StandardCharsets.UTF_8), 6);
        fails(
                Csv.of(cut),
                "t.csv, line 3: byte 0xE2 is not UTF-8; convert the text, for instance with iconv -f ISO-8859-1 -t UTF-8");
        fails(
                Csv.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)),
                "t.csv is UTF-16; convert it to UTF-8, for instance with iconv -f UTF-16 -t UTF-8");
    }

    @Test
    void wrongEncodingFarBehindTheSample() {
        String rows = "1,2\n".repeat(300_000);
        byte[] text = ("a,b\n" + rows + "1,\u00df\n").getBytes(StandardCharsets.ISO_8859_1);
        fails(
                Csv.of(text),
                "t.csv, line 300002: byte 0xDF is not UTF-8; convert the text, for instance with iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void noText() {
        fails(Csv.of("a,b", "1,2", "3,\0"), "t.csv, line 3: there is a zero byte; this is not text");
        fails(Csv.of(new byte[] {'P', 'K', 3, 4, 0, 0}), "t.csv is a zip archive; unpack it first");
        fails(Csv.of("PAR1"), "t.csv is a Parquet file, which cannot be read yet; convert it to CSV");
        fails(Csv.of("BZh91AY"), "t.csv is packed with bzip2, xz or zstd; unpack it first, only gzip is unpacked here");
    }

    @Test
    void damagedGzip() {
        byte[] whole = Csv.gzip("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        fails(Csv.of(Arrays.copyOf(whole, whole.length - 20)), "t.csv is a truncated gzip file; get it again");
        fails(Csv.of(Arrays.copyOf(whole, 5)), "t.csv is a truncated gzip file; get it again");
        byte[] altered = Csv.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        altered[altered.length - 6] ^= 1;
        fails(Csv.of(altered), "t.csv is a damaged gzip file (Corrupt GZIP trailer); get it again");
    }

    @Test
    void filesThatCannotBeOpened() throws IOException {
        fails(
                () -> CsvSource.of(folder).open(ReadOptions.defaults()),
                "%s is a directory; name the files in it, for instance %s/*.csv".formatted(folder, folder));
        Path none = folder.resolve("none.csv");
        fails(() -> CsvSource.of(none).open(ReadOptions.defaults()), none + " does not exist");
        assertThat(CsvSource.unopened("t.csv", new AccessDeniedException("t.csv")))
                .hasMessage("t.csv may not be read by this user; check its permissions");
        assertThat(CsvSource.unopened("t.csv", new IOException("disk gone")))
                .hasMessage("t.csv cannot be read: disk gone");
    }

    @Test
    void noPermission() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "this user may read everything");
        fails(
                () -> CsvSource.of(secret).open(ReadOptions.defaults()),
                secret + " may not be read by this user; check its permissions");
    }

    @Test
    void aStreamOpensOnce() {
        CsvSource source =
                CsvSource.of("standard input", new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)));
        source.open(ReadOptions.defaults()).close();
        fails(
                () -> source.open(ReadOptions.defaults()),
                "standard input can be read only once; save it to a file first");
    }
}
