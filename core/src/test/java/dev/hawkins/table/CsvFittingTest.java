package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFittingTest {
    @Test
    void infersEveryKind() {
        List<String> lines = new ArrayList<>();
        lines.add("amount,count,flag,vip,colour,time,note");
        String[] colours = {"red", "green", "blue"};
        for (int i = 0; i < 120; i++) {
            lines.add("%d.5,%d,%d,%s,%s,2026-11-22 10:00:%02d,note %d"
                    .formatted(i, i, i % 2, i % 3 == 0 ? "yes" : "no", colours[i % 3], i % 60, i));
        }
        Csv csv = Csv.of(lines.toArray(String[]::new));
        assertThat(csv.schema())
                .isEqualTo(new Schema(List.of(
                        Column.of("amount", Kind.NUMERIC),
                        Column.of("count", Kind.INTEGER),
                        Column.of("flag", Kind.BINARY),
                        new Column("vip", Kind.BINARY, List.of("no", "yes"), ""),
                        Column.of("colour", Kind.CATEGORICAL),
                        Column.of("time", Kind.TIMESTAMP),
                        Column.of("note", Kind.TEXT))));
        assertThat(csv.notices)
                .containsExactly(
                        "column 'note' is free text or an identifier and is ignored",
                        "column 'count' only counts the rows; --ignore count leaves it out");
    }

    /** The format that the notice names must read the dates. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(
            delimiter = ';',
            value = {
                "31.12.2025; 5.01.2026; d.M.yyyy;",
                "31.12.2025 09:30; 05.01.2026 10:00; dd.MM.yyyy H:mm;",
                "12/31/2025; 01/05/2026; MM/dd/yyyy;",
                "31-12-25; 05-01-26; dd-MM-yy;",
                "01/02/2026; 03/04/2026; dd/MM/yyyy; , or MM/dd/yyyy if the month comes first"
            })
    void datesOfOtherFormsAreNotTimesAndSaidSo(String one, String other, String format, String more) {
        Csv csv = Csv.of("when,x", one + ",1.5", other + ",2.5", one + ",3.5");
        assertThat(csv.schema().column(0).kind()).isEqualTo(Kind.CATEGORICAL);
        String schema = "{\"columns\": {\"when\": {\"kind\": \"timestamp\", \"format\": \"%s\"}}}".formatted(format);
        assertThat(csv.notices)
                .containsExactly(
                        "column 'when' has dates such as %s and is taken as categorical, not read as times; give their format in a schema file (--schema), as in %s%s"
                                .formatted(one, schema, more == null ? "" : more));
        Timestamps.Parser parser = Timestamps.parser(format);
        assertThat(parser.parse(one.toCharArray(), 0, one.length())).isBetween(1.7e9, 1.8e9);
        assertThat(parser.parse(other.toCharArray(), 0, other.length())).isBetween(1.7e9, 1.8e9);
    }

    @Test
    void theSchemaThatIsNamedIsJson() {
        Csv csv = Csv.of("\"a \"\"b\"\"\",x", "31.12.2025,1.5", "30.12.2025,2.5");
        assertThat(csv.schema().column(0).kind()).isEqualTo(Kind.CATEGORICAL);
        assertThat(csv.notices).singleElement().asString().contains("{\"a \\\"b\\\"\": {");
    }

    @Test
    void whatOnlyLooksLikeADateIsLeftAlone() {
        Csv csv = Csv.of("v,x", "1.2.3,1.5", "13.14.2020,2.5", "10.0.0.1,3.5");
        assertThat(csv.schema().column(0).kind()).isEqualTo(Kind.CATEGORICAL);
        assertThat(csv.notices).isEmpty();
    }

    @Test
    void decimalCommasAreNotNumbersAndSaidSo() {
        List<String> lines = new ArrayList<>(List.of("amount;fee;to"));
        IntStream.range(0, 60).forEach(i -> lines.add("%d,5;%d;%s".formatted(i, i % 7, i % 2 == 0 ? "GB" : "FR")));
        Csv csv = Csv.of(lines.toArray(String[]::new));
        assertThat(csv.schema().column(0).kind()).isEqualTo(Kind.TEXT);
        assertThat(csv.notices)
                .containsExactly(
                        "column 'amount' has numbers with a comma, such as 0,5, and is not read as numbers;"
                                + " write them with a decimal point and without thousands separators",
                        "column 'amount' is free text or an identifier and is ignored");
        lines.replaceAll(line -> line.replace(",5;", ".5;"));
        lines.add("1,5;3;GB");
        assertThatThrownBy(() -> Csv.of(lines.toArray(String[]::new)).read())
                .isInstanceOf(TableException.class)
                .hasMessageEndingWith("line 62, column 'amount': '1,5' is not a number;"
                        + " write numbers with a decimal point and without thousands separators");
    }

    @Test
    void keepsValues() {
        Table table = Csv.of("a;b;c", "1,5;\"x \"\"y\"\"\";", "2,5;NA;yes", "?;\"two", "lines\";no")
                .read();
        assertThat(Csv.show(table)).isEqualTo("1,5|x \"y\"|\n2,5||yes\n|two\nlines|no\n");
        assertThat(table.schema().column(2).values()).containsExactly("no", "yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) {
        Table table = Csv.of(
                        "a,b;c".replaceAll("[,;]", java.util.regex.Matcher.quoteReplacement(delimiter)),
                        String.join(delimiter, "1", "\"2,3;4|5\"", "6"))
                .read();
        assertThat(table.schema().names()).containsExactly("a", "b", "c");
        assertThat(table.text(0, 1)).isEqualTo("2,3;4|5");
    }

    @Test
    void findsTheHeader() {
        assertThat(Csv.of("a,b", "1,2").schema().names()).containsExactly("a", "b");
        assertThat(Csv.of("1,2", "3,4").schema().names()).containsExactly("x1", "x2");
        assertThat(Csv.of("a,2", "b,4").read().rows()).isEqualTo(2);
        assertThat(Csv.of("a,2026-11-22", "b,2026-11-23").read().rows()).isEqualTo(2);
        assertThat(Csv.of("a,b", "c,d").with(o -> o.withHeader(false)).read().rows())
                .isEqualTo(2);
        assertThat(Csv.of("1,2", "3,4").with(o -> o.withHeader(true)).schema().names())
                .containsExactly("1", "2");
    }

    @Test
    void namesAnUnnamedColumn() {
        Csv csv = Csv.of(",amount", "0,5", "1,6");
        assertThat(csv.schema().names()).containsExactly("column1", "amount");
        assertThat(csv.notices).containsExactly("field 1 has no name in the header and is called 'column1'");
        assertThat(Csv.of(",amount", ",b").schema().names()).containsExactly("x1", "x2");
    }

    @Test
    void readsGzipWhateverItsNameAndSkipsAByteOrderMark() {
        byte[] text = "\uFEFFa,b\n1,\u00e4\n2,\u00f6\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Csv.show(Csv.of(text).read())).isEqualTo("1|\u00e4\n2|\u00f6\n");
        Table unpacked = Csv.of(Csv.gzip(text)).read();
        assertThat(unpacked.schema().names()).containsExactly("a", "b");
        assertThat(Csv.show(unpacked)).isEqualTo("1|\u00e4\n2|\u00f6\n");
    }

    @Test
    void passesOverBlankLinesAndTakesAnyLineEnd() {
        assertThat(Csv.show(Csv.of("a,b\r\n\r\n1,2\r\n\n3,4".getBytes(StandardCharsets.UTF_8))
                        .read()))
                .isEqualTo("1|2\n3|4\n");
    }

    @Test
    void takesBlankFieldsAndNaNForMissing() {
        Table table = Csv.of("a,b", " ,x", "nan,NA", "NAN,", "1,y", "2,z", "3,x", "4,y")
                .read();
        assertThat(table.schema().column(0).kind()).isEqualTo(Kind.INTEGER);
        assertThat(table.numbers(0)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 1, 2, 3, 4);
        assertThat(table.codes(1).codes()).containsExactly(0, -1, -1, 1, 2, 0, 1);
    }

    @Test
    void takesTheGivenMissingTextsOnly() {
        Table table = Csv.of("a,b", "-999,x", "1,?", "2,y")
                .with(o -> o.withMissing(List.of("-999")))
                .read();
        assertThat(table.numbers(0)).containsExactly(Double.NaN, 1, 2);
        assertThat(table.codes(1).dictionary()).containsExactly("x", "?", "y");
    }

    @Test
    void largeNumbersPass() {
        assertThat(Csv.of("a", "1e308", "-1e308", "1e-320").read().numbers(0)).containsExactly(1e308, -1e308, 1e-320);
    }

    @Test
    void knownPairsAreBinaryInTheirNaturalOrder() {
        assertThat(values("TRUE", "FALSE")).containsExactly("FALSE", "TRUE");
        assertThat(values("Y", "N")).containsExactly("N", "Y");
        assertThat(values("f", "t")).containsExactly("f", "t");
        assertThat(values("yes", "no")).containsExactly("no", "yes");
        assertThat(Csv.of("x,a", "1,T", "2,F", "3,T").read().numbers(1)).containsExactly(1, 0, 1);
    }

    @Test
    void anyOtherTwoTextsAreCategoriesSinceAThirdMayCome() {
        assertThat(Csv.of("x,a", "1,basic", "2,standard").kind(1)).isEqualTo(Kind.CATEGORICAL);
    }

    private static List<String> values(String first, String second) {
        return Csv.of("x,a", "1," + first, "2," + second, "3," + first)
                .schema()
                .column(1)
                .values();
    }

    @Test
    void twoNumbersOtherThanZeroAndOneStayNumbers() {
        assertThat(Csv.of("a", "1", "2", "1").kind(0)).isEqualTo(Kind.INTEGER);
        assertThat(Csv.of("a", "0.0", "1.0", "1").kind(0)).isEqualTo(Kind.BINARY);
        assertThat(Csv.of("a", "0", "0").kind(0)).isEqualTo(Kind.INTEGER);
    }

    @Test
    void callsManyDistinctTextsFreeText() {
        String[] distinct = IntStream.range(0, 51).mapToObj(i -> i + ",id" + i).toArray(String[]::new);
        assertThat(Csv.of(distinct).kind(1)).isEqualTo(Kind.TEXT);
        String[] fifty = IntStream.range(0, 50).mapToObj(i -> i + ",id" + i).toArray(String[]::new);
        assertThat(Csv.of(fifty).kind(1)).isEqualTo(Kind.CATEGORICAL);
        String[] repeated =
                IntStream.range(0, 200).mapToObj(i -> i + ",id" + i % 60).toArray(String[]::new);
        assertThat(Csv.of(repeated).kind(1)).isEqualTo(Kind.CATEGORICAL);
        String[] more =
                IntStream.range(0, 3003).mapToObj(i -> i + ",id" + i % 1001).toArray(String[]::new);
        assertThat(Csv.of(more).kind(1)).isEqualTo(Kind.TEXT);
    }

    @Test
    void followsAllRowsWhereTheSampleWasTooSmall() {
        Csv csv = Csv.of(
                        "flag,count,word,empty,late,never", "0,1,no,,,", "1,2,yes,,,", "2,2.5,so,x,7,", "0,3,no,y,8.5,")
                .with(o -> o.withSampleRows(2));
        Table table = csv.read();
        assertThat(table.schema().columns().stream().map(Column::kind))
                .containsExactly(
                        Kind.INTEGER, Kind.NUMERIC, Kind.CATEGORICAL, Kind.CATEGORICAL, Kind.NUMERIC, Kind.NUMERIC);
        assertThat(Csv.show(table)).isEqualTo("0|1|no|||\n1|2|yes|||\n2|2.5|so|x|7|\n0|3|no|y|8.5|\n");
        assertThat(csv.notices)
                .containsExactly(
                        "column 'word' looked binary in the first rows but is categorical",
                        "column 'never' has no value in any row");
    }

    @Test
    void saysThatAColumnOnlyCountsRows() {
        Csv csv = Csv.of(IntStream.range(5, 25).mapToObj(i -> i + "," + i % 19).toArray(String[]::new));
        assertThat(csv.read().rows()).isEqualTo(20);
        assertThat(csv.notices).containsExactly("column 'x1' only counts the rows; --ignore x1 leaves it out");
    }

    @Test
    void theSampleHasAtLeastOneRow() {
        assertThatThrownBy(() -> ReadOptions.defaults().withSampleRows(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampleRows must be at least 1 but was 0");
    }

    @Test
    void chunksKeepToTheSampleAndAgree() {
        Csv csv = Csv.of("a,b,c", "1,x,", "2,y,", "3,z,", "4,x,5").with(o -> o.withSampleRows(3));
        List<String> notices = new ArrayList<>();
        try (TableReader reader =
                csv.source().open(ReadOptions.defaults().withSampleRows(3).withNotices(notices::add))) {
            Table first = reader.next(3);
            Table second = reader.next(3);
            assertThat(second.schema()).isEqualTo(first.schema()).isEqualTo(reader.schema());
            assertThat(Csv.show(first) + Csv.show(second)).isEqualTo("1|x|\n2|y|\n3|z|\n4|x|5\n");
            assertThat(reader.next(3)).isNull();
        }
        assertThat(notices).containsExactly("column 'c' has no value in the first 3 rows and is taken as numeric");
    }

    @Test
    void theSchemaOverrides() {
        Map<String, Column> given = Map.of(
                "id", Column.of("id", Kind.CATEGORICAL),
                "flag", new Column("flag", Kind.BINARY, List.of("N", "J"), ""),
                "when", new Column("when", Kind.TIMESTAMP, List.of(), "dd.MM.yyyy"));
        Table table = Csv.of("id,flag,when", "007,J,22.11.2026", "7,N,23.11.2026")
                .with(o -> o.withColumns(given))
                .read();
        assertThat(Csv.show(table)).isEqualTo("007|J|2026-11-22T00:00:00\n7|N|2026-11-23T00:00:00\n");
    }

    @Test
    void theCallerNamesTheColumnsOfATextWithoutHeader() {
        CsvSource source = CsvSource.of(
                "t.csv",
                new ByteArrayInputStream("a,b\nc,d\n".getBytes(StandardCharsets.UTF_8)),
                List.of("one", "two"));
        try (TableReader reader = source.open(ReadOptions.defaults())) {
            Table table = reader.readAll();
            assertThat(table.schema().names()).containsExactly("one", "two");
            assertThat(table.rows()).isEqualTo(2);
        }
    }

    @Test
    void longTextsSurviveChunkBordersOfTheDecoder() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 40_000; i++) {
            text.append(i).append(",\u00e4\u20ac\uD83D\uDE00").append(i % 7).append('\n');
        }
        Table table = Csv.of(text.toString().getBytes(StandardCharsets.UTF_8)).read();
        assertThat(table.rows()).isEqualTo(40_000);
        assertThat(table.codes(1).dictionary()).hasSize(7).allMatch(t -> t.startsWith("\u00e4\u20ac\uD83D\uDE00"));
        assertThat(table.text(39_999, 1)).isEqualTo("\u00e4\u20ac\uD83D\uDE00" + 39_999 % 7);
    }
}
