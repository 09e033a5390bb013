package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcatenatedSourceTest {
    private static TableSource sources(String... texts) {
        return ConcatenatedSource.of(IntStream.range(0, texts.length)
                .<TableSource>mapToObj(i -> CsvSource.of(
                        (i + 1) + ".csv", new ByteArrayInputStream(texts[i].getBytes(StandardCharsets.UTF_8))))
                .toList());
    }

    private static Table fit(String... texts) {
        try (TableReader reader = sources(texts).open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    @Test
    void bringsKindsTogether() {
        Table table = fit(
                "flag,word,n,empty,same\n0,a,1,,x\n1,b,2,,y\n",
                "flag,word,n,empty,same\n5,c,2.5,u,y\n6,c,3,v,x\n",
                "flag,word,n,empty,same\n1,b,2,,x\n0,a,2,,y\n");
        assertThat(table.schema().columns().stream().map(Column::kind))
                .containsExactly(Kind.INTEGER, Kind.CATEGORICAL, Kind.NUMERIC, Kind.CATEGORICAL, Kind.CATEGORICAL);
        assertThat(Csv.show(table)).isEqualTo("0|a|1||x\n1|b|2||y\n5|c|2.5|u|y\n6|c|3|v|x\n1|b|2||x\n0|a|2||y\n");
    }

    @Test
    void namesTheSourcesThatDiffer() {
        assertThatThrownBy(() -> fit("a,b\n1,2\n", "a,c\n1,2\n"))
                .isInstanceOf(TableException.class)
                .hasMessage("2.csv has other columns than 1.csv: a, c instead of a, b");
        assertThatThrownBy(() -> fit("a,b\n1,2\n", "a,b\n1,2\n", "a,b\n1,x\n"))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "column 'b' is integer in 1.csv but categorical in 3.csv; give its kind in a schema file (--schema)");
    }

    @Test
    void scoresOneAfterTheOther() {
        Schema wanted = new Schema(List.of(Column.of("b", Kind.NUMERIC)));
        TableSource source = sources("a,b\n1,2\n3,4\n", "b,a\n5,6\n");
        assertThat(source.name()).isEqualTo("1.csv + 2.csv");
        try (TableReader reader = source.open(wanted, ReadOptions.defaults())) {
            assertThat(reader.schema()).isEqualTo(wanted);
            assertThat(reader.next(5).numbers(0)).containsExactly(2, 4);
            assertThat(reader.next(5).numbers(0)).containsExactly(5);
            assertThat(reader.next(5)).isNull();
            assertThat(reader.next(5)).isNull();
        }
    }

    @Test
    void oneSourceIsItselfAndNoneIsAnError() {
        TableSource one = CsvSource.of("1.csv", new ByteArrayInputStream(new byte[0]));
        assertThat(ConcatenatedSource.of(List.of(one))).isSameAs(one);
        assertThatThrownBy(() -> ConcatenatedSource.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be at least 1 source but there are 0");
    }

    @Test
    void aTableInMemoryServesAnyChoiceOfColumns() {
        Table table = Csv.of("n,word,flag", "1.5,a,0", "2,,1", "3,b,1").read();
        MemorySource source = new MemorySource("memory", table);
        Schema wanted = new Schema(
                List.of(Column.of("n", Kind.CATEGORICAL), new Column("word", Kind.BINARY, List.of("b", "a"), "")));
        try (TableReader reader = source.open(wanted, ReadOptions.defaults().withKeep(List.of("flag")))) {
            assertThat(reader.schema().names()).containsExactly("n", "word", "flag");
            Table first = reader.next(2);
            assertThat(Csv.show(first)).isEqualTo("1.5|a|0\n2||1\n");
            assertThat(first.numbers(1)).containsExactly(1, Double.NaN);
            assertThat(Csv.show(reader.next(2))).isEqualTo("3|b|1\n");
            assertThat(reader.next(2)).isNull();
        }
        fails(source, Column.of("x", Kind.NUMERIC), "memory lacks column 'x'; there are n, word, flag");
        fails(source, Column.of("word", Kind.NUMERIC), "memory, column 'word': numeric wanted but it is categorical");
        fails(
                source,
                new Column("word", Kind.BINARY, List.of("a", "c"), ""),
                "memory, row 3, column 'word': 'b' is neither 'a' nor 'c'");
    }

    private static void fails(TableSource source, Column wanted, String message) {
        assertThatThrownBy(() -> source.open(new Schema(Arrays.asList(wanted)), ReadOptions.defaults()))
                .isInstanceOf(TableException.class)
                .hasMessage(message);
    }
}
