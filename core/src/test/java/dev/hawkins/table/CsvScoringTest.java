package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvScoringTest {
    private static final Column AMOUNT = Column.of("amount", Kind.NUMERIC);
    private static final Column COUNT = Column.of("count", Kind.INTEGER);
    private static final Column FLAG = Column.of("flag", Kind.BINARY);
    private static final Column VIP = new Column("vip", Kind.BINARY, List.of("no", "yes"), "");
    private static final Column COLOUR = Column.of("colour", Kind.CATEGORICAL);
    private static final Column NOTE = Column.of("note", Kind.TEXT);

    @Test
    void findsColumnsByNameInAnyOrder() {
        Csv csv = Csv.of("colour,extra,vip,amount,more", "red,1,yes,2.5,x", "?,2,,3,y");
        Table table = csv.score(AMOUNT, VIP, COLOUR);
        assertThat(table.schema()).isEqualTo(new Schema(List.of(AMOUNT, VIP, COLOUR)));
        assertThat(Csv.show(table)).isEqualTo("2.5|yes|red\n3||\n");
        assertThat(csv.notices).containsExactly("t.csv: not used: columns extra, more");
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> Csv.of("a,colour", "1,red").score(AMOUNT, COLOUR, VIP))
                .isInstanceOf(TableException.class)
                .hasMessage("t.csv lacks columns 'amount', 'vip'; there are a, colour");
        assertThatThrownBy(() -> Csv.of("a,colour", "1,red").score(AMOUNT))
                .isInstanceOf(TableException.class)
                .hasMessage("t.csv lacks column 'amount'; there are a, colour");
    }

    @Test
    void mistypedColumnsAreErrors() {
        assertThatThrownBy(() -> Csv.of("amount", "high", "low").score(AMOUNT))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "t.csv, line 2, column 'amount': 'high' is not a number; declare it missing with --missing high, or give the column another kind in a schema file (--schema)");
    }

    @Test
    void strangeNumbersAreForTheScoreToJudge() {
        Table table = Csv.of("count,flag,amount", "2.5,7,1e308", "1,0.5,-1").score(COUNT, FLAG, AMOUNT);
        assertThat(table.numbers(0)).containsExactly(2.5, 1);
        assertThat(table.numbers(1)).containsExactly(7, 0.5);
        assertThat(table.numbers(2)).containsExactly(1e308, -1);
        assertThat(table.schema().column(0)).isEqualTo(COUNT);
    }

    @Test
    void numbersAreNamesWhereNamesAreWanted() {
        assertThat(Csv.show(Csv.of("colour", "007", "1.50").score(COLOUR))).isEqualTo("007\n1.50\n");
    }

    @Test
    void freeTextMayBeAbsent() {
        Table table = Csv.of("amount", "1", "2").score(NOTE, AMOUNT);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(Csv.show(table)).isEqualTo("|1\n|2\n");
    }

    @Test
    void keepsColumnsAsTheyAreWritten() {
        Csv csv = Csv.of("id,amount,when", "0017,1,NA", "0018,2,")
                .with(o -> o.withKeep(List.of("when", "id", "id", "amount")));
        Table table = csv.score(AMOUNT);
        assertThat(table.schema().names()).containsExactly("amount", "when", "id");
        assertThat(table.schema().column(2)).isEqualTo(Column.of("id", Kind.CATEGORICAL));
        assertThat(Csv.show(table)).isEqualTo("1|NA|0017\n2||0018\n");
        assertThat(csv.notices).isEmpty();
        assertThatThrownBy(() -> Csv.of("amount", "1")
                        .with(o -> o.withKeep(List.of("id")))
                        .score(AMOUNT))
                .isInstanceOf(TableException.class)
                .hasMessage("t.csv lacks column 'id', which is to be kept; there are amount");
    }

    @Test
    void withoutHeaderColumnsAreFoundByNumberOrPosition() {
        assertThat(Csv.show(Csv.of("1,red,3").score(Column.of("x3", Kind.NUMERIC), Column.of("x2", Kind.CATEGORICAL))))
                .isEqualTo("3|red\n");
        assertThat(Csv.show(Csv.of("1,red").score(AMOUNT, COLOUR))).isEqualTo("1|red\n");
        assertThatThrownBy(() -> Csv.of("1,red,3").score(AMOUNT, COLOUR))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "t.csv has no header and 3 fields, but 2 columns are wanted: amount, colour; give it a header that names them");
    }

    @Test
    void aFirstLineThatNamesTheWantedColumnsIsAHeader() {
        Table table = Csv.of("1,2", "5,6").score(Column.of("2", Kind.NUMERIC));
        assertThat(Csv.show(table)).isEqualTo("6\n");
    }

    @Test
    void dictionariesGrowFromChunkToChunk() {
        try (TableReader reader = Csv.of("colour", "red", "blue", "red", "green")
                .source()
                .open(new Schema(List.of(COLOUR)), ReadOptions.defaults())) {
            assertThat(reader.schema()).isEqualTo(new Schema(List.of(COLOUR)));
            Table.Codes first = reader.next(2).codes(0);
            Table.Codes second = reader.next(2).codes(0);
            assertThat(first.dictionary()).containsExactly("red", "blue");
            assertThat(second.dictionary()).containsExactly("red", "blue", "green");
            assertThat(second.codes()).containsExactly(0, 2);
            assertThat(reader.next(2)).isNull();
            assertThat(reader.next(2)).isNull();
        }
    }

    @Test
    void dictionariesOfIdentifiersDoNotGrowForEver() {
        String[] lines = new String[150_001];
        lines[0] = "colour";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "id" + i;
        }
        try (TableReader reader = Csv.of(lines).source().open(new Schema(List.of(COLOUR)), ReadOptions.defaults())) {
            int row = 0;
            for (Table chunk = reader.next(10_000); chunk != null; chunk = reader.next(10_000)) {
                assertThat(chunk.codes(0).dictionary().size()).isLessThan(80_000);
                assertThat(chunk.text(9_999, 0)).isEqualTo("id" + (row += chunk.rows()));
            }
            assertThat(row).isEqualTo(150_000);
        }
    }
}
