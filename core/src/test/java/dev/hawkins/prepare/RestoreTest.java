package dev.hawkins.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Table;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inputs lead back to rows of a table. */
class RestoreTest {
    private static final double DAY = 86_400;
    private static final int ROWS = 100;

    /** Every kind of column, with missing values in all but the last; c has a category that is too rare for an input. */
    private static Table table() {
        double[] x = TableOf.steps(ROWS, 0, 0.25);
        double[] n = TableOf.steps(ROWS, -50, 1);
        double[] b = new double[ROWS];
        double[] t = TableOf.steps(ROWS, 1e9, DAY / 2 + 3600);
        String[] c = new String[ROWS];
        double[] whole = TableOf.steps(ROWS, 5, 2);
        for (int r = 0; r < ROWS; r++) {
            b[r] = r % 2;
            c[r] = r == 7 ? "rare" : r % 3 == 0 ? "blue" : "red";
        }
        x[3] = Double.NaN;
        n[4] = Double.NaN;
        b[5] = Double.NaN;
        t[6] = Double.NaN;
        c[8] = null;
        return new TableOf()
                .numeric("x", x)
                .integer("n", n)
                .binary("b", "no", "yes", b)
                .time("t", t)
                .category("c", c)
                .integer("w", whole)
                .build();
    }

    private static Preparation preparation(Table table) {
        return Preparation.fit(table, PrepareSettings.defaults().withMaxCategories(3), n -> {});
    }

    private static Block block(Preparation preparation, String column, BlockKind kind) {
        return preparation.layout().blocks().stream()
                .filter(b -> b.column().equals(column) && b.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> texts(Table table, int row) {
        return Stream.iterate(0, c -> c < table.schema().size(), c -> c + 1).map(c -> table.text(row, c));
    }

    @Test
    void rowsOfTheBaseComeBackAsTheyAre() {
        Table table = table();
        Preparation preparation = preparation(table);
        Table back = preparation.restore(preparation.apply(table), table);
        for (int r = 0; r < ROWS; r++) {
            assertThat(texts(back, r))
                    .as("row %d", r)
                    .containsExactlyElementsOf(texts(table, r).toList());
        }
    }

    @Test
    void otherRowsAreRestoredFromTheirInputs() {
        Table table = table();
        Preparation preparation = preparation(table);
        int[] turned = new int[ROWS];
        java.util.Arrays.setAll(turned, r -> ROWS - 1 - r);
        Table wanted = table.select(turned);
        Table back = preparation.restore(preparation.apply(wanted), table);
        for (String column : new String[] {"x", "n", "b", "w"}) {
            int c = table.schema().indexOf(column);
            for (int r = 0; r < ROWS; r++) {
                assertThat(back.text(r, c)).as("row %d of %s", r, column).isEqualTo(wanted.text(r, c));
            }
        }
        int c = table.schema().indexOf("c");
        assertThat(back.text(ROWS - 1, c)).isEqualTo("blue");
        assertThat(back.text(ROWS - 1 - 8, c)).isEmpty();
    }

    @Test
    void numbersKeepTheirDecimalsAndTheirRange() {
        Table table = table();
        Preparation preparation = preparation(table);
        Matrix inputs = preparation.apply(table);
        int x = block(preparation, "x", BlockKind.REAL).from();
        int n = block(preparation, "n", BlockKind.REAL).from();
        for (int r = 0; r < ROWS; r++) {
            inputs.values()[r * inputs.columns() + x] = r - 50;
            inputs.values()[r * inputs.columns() + n] = (float) (0.01234 * (r - 50));
        }
        Table back = preparation.restore(inputs, table);
        assertThat(back.numbers(0)[0]).isZero();
        assertThat(back.numbers(0)[99]).isEqualTo(24.75);
        for (int r = 0; r < ROWS; r++) {
            double number = back.numbers(1)[r];
            assertThat(Double.isNaN(number) || number == Math.rint(number)).isTrue();
        }
    }

    /** Where the rare categories are meant, the base says which; where it is none of them, its own value stays. */
    @Test
    void whatInputsLeaveOpenComesFromTheBase() {
        Table table = table();
        Preparation preparation =
                Preparation.fit(table, PrepareSettings.defaults().withMaxCategories(2), n -> {});
        Block c = block(preparation, "c", BlockKind.ONE_HOT);
        assertThat(preparation.categories(c)).containsExactly("red", "blue");
        Matrix inputs = preparation.apply(table);
        for (int r = 0; r < ROWS; r++) {
            for (int j = 0; j < c.count(); j++) {
                inputs.values()[r * inputs.columns() + c.from() + j] = j == c.count() - 1 ? 1 : 0;
            }
        }
        Table back = preparation.restore(inputs, table);
        int column = table.schema().indexOf("c");
        assertThat(back.text(7, column)).isEqualTo("rare");
        assertThat(back.text(0, column)).isEqualTo("blue");
    }

    /** 1e9 is a Sunday, 01:46:40. */
    @Test
    void timesMoveTheShortestWay() {
        assertThat(Cycle.HOUR_OF_DAY.moved(1e9, 23)).isEqualTo(1e9 - 10_000);
        assertThat(Cycle.HOUR_OF_DAY.moved(1e9, 3)).isEqualTo(1e9 + 4400);
        assertThat(Cycle.DAY_OF_WEEK.moved(1e9, 6.9)).isEqualTo(1e9 + DAY);
        assertThat(Cycle.DAY_OF_WEEK.moved(1e9, 6)).isEqualTo(1e9);
        assertThat(Cycle.DAY_OF_WEEK.moved(1e9, Double.NaN)).isEqualTo(1e9);
        assertThat(Cycle.DAY_OF_WEEK.moved(Double.NaN, 3)).isNaN();
    }

    @Test
    void theBaseMustHaveTheSameRowsAndColumns() {
        Table table = table();
        Preparation preparation = preparation(table);
        assertThatThrownBy(() -> preparation.restore(preparation.apply(table), table.slice(0, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the base must have 100 rows of [x, n, b, t, c, w] but has 3 of [x, n, b, t, c, w]");
    }
}
