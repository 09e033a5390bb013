package dev.hawkins.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.prepare.TableOf;
import dev.hawkins.table.Table;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsualValuesTest {
    private static Table table(double a, double b) {
        return new TableOf().numeric("a", a).numeric("b", b).build();
    }

    /** In a, 0, 1 and 5 come again and again; in b every number is another one. */
    private static UsualValues usual(int rows) {
        double[] a = IntStream.range(0, rows)
                .mapToDouble(r -> r % 3 == 2 ? 5 : r % 3)
                .toArray();
        a[0] = Double.NaN;
        return new UsualValues(new TableOf()
                .numeric("a", a)
                .numeric("b", TableOf.steps(rows, 0, 1))
                .build());
    }

    private static String next(UsualValues usual, double a, double b) {
        Table next = usual.nextTo(table(a, b), table(2.5, 7));
        return next.text(0, 0) + " " + next.text(0, 1);
    }

    @Test
    void numbersThatComeAgainAreTheNextOnes() {
        UsualValues usual = usual(100);
        assertThat(next(usual, 0.4, 3.25)).isEqualTo("0 3.25");
        assertThat(next(usual, 0.6, 3.25)).isEqualTo("1 3.25");
        assertThat(next(usual, -9, 0)).isEqualTo("0 0");
        assertThat(next(usual, 9, 0)).isEqualTo("5 0");
        assertThat(next(usual, 5, 0)).isEqualTo("5 0");
        assertThat(next(usual, Double.NaN, 0)).isEqualTo(" 0");
    }

    @Test
    void theBasesOwnNumberStays() {
        assertThat(next(usual(100), 2.5, 1)).isEqualTo("2.5 1");
    }

    @Test
    void fewRowsDoNotSayWhatIsUsual() {
        assertThat(next(usual(99), 0.4, 1)).isEqualTo("0.4 1");
    }
}
