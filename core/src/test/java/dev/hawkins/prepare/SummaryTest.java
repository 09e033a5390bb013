package dev.hawkins.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learned from parts of a table and merged is what is learned from the whole table, bit for bit. */
class SummaryTest {
    private static final long SEED = 20_240_311;
    private static final double NAN = Double.NaN;

    static Stream<Table> tables() {
        return Stream.of(
                new TableOf().numeric("x", random(997, 1, 0)).build(),
                new TableOf().numeric("x", random(501, 1e-9, 1e6)).build(),
                new TableOf().numeric("x", random(500, 1e300, 0)).build(),
                new TableOf().integer("x", rounded(random(1000, 3, 2))).build(),
                new TableOf()
                        .numeric("x", 0.0, -0.0, NAN, 1e308, -1e308, 0.1, 0.1, NAN)
                        .build(),
                new TableOf().binary("x", "no", "yes", 1, 0, 0, NAN, 1, 1, 0).build(),
                new TableOf().time("x", random(700, 1e6, 1.7e9)).build(),
                new TableOf()
                        .category("x", "b", null, "a", "a", "c", "b", "", "d", null, "a")
                        .build());
    }

    private static double[] random(int rows, double spread, double middle) {
        RandomStream random = RandomStream.of(SEED, "summary");
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i % 17 == 3 ? NAN : middle + spread * random.nextGaussian();
        }
        return values;
    }

    private static double[] rounded(double[] values) {
        return java.util.Arrays.stream(values).map(Math::rint).toArray();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void mergedPartsEqualTheWhole(Table table) {
        TableSummary whole = TableSummary.of(table);
        for (int cut : new int[] {0, 1, table.rows() / 3, table.rows() - 1, table.rows()}) {
            TableSummary first = TableSummary.of(table.slice(0, cut));
            TableSummary second = TableSummary.of(table.slice(cut, table.rows()));
            for (TableSummary merged : List.of(first.merge(second), second.merge(first))) {
                assertThat(merged).isEqualTo(whole);
                assertThat(fitted(merged)).isEqualTo(fitted(whole));
            }
        }
        assertThat(fitted(whole))
                .isEqualTo(Preparation.fit(table, settings(), n -> {}).toTree());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void threePartsMergeInAnyGrouping(Table table) {
        int third = table.rows() / 3;
        TableSummary a = TableSummary.of(table.slice(0, third));
        TableSummary b = TableSummary.of(table.slice(third, 2 * third));
        TableSummary c = TableSummary.of(table.slice(2 * third, table.rows()));

        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c))).isEqualTo(TableSummary.of(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theOrderOfRowsDoesNotMatter(Table table) {
        int[] backwards = new int[table.rows()];
        java.util.Arrays.setAll(backwards, i -> table.rows() - 1 - i);

        assertThat(Preparation.fit(table.select(backwards), settings(), n -> {}).toTree())
                .isEqualTo(Preparation.fit(table, settings(), n -> {}).toTree());
    }

    private static PrepareSettings settings() {
        return PrepareSettings.defaults().withMaxCategories(3);
    }

    private static Object fitted(TableSummary summary) {
        return Preparation.fit(summary, settings(), n -> {}).toTree();
    }

    @Test
    void summariesOfDifferentThingsCannotBeMerged() {
        TableSummary x = TableSummary.of(new TableOf().numeric("x", 1).build());
        TableSummary y = TableSummary.of(new TableOf().numeric("y", 1).build());
        TableSummary c = TableSummary.of(new TableOf().category("c", "a").build());
        assertThatThrownBy(() -> x.merge(y))
                .hasMessageStartingWith("summaries of different schemas cannot be merged: ");
        assertThatThrownBy(() -> x.columns().get(0).merge(c.columns().get(0)))
                .hasMessage("numbers cannot be merged with counts of categories");
        assertThatThrownBy(() -> c.columns().get(0).merge(x.columns().get(0)))
                .hasMessage("counts of categories cannot be merged with numbers");
    }

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        NumberSummary summary = NumberSummary.of(new double[] {4, 1, NAN, 2, 2});

        assertThat(summary.quantile(0)).isEqualTo(1);
        assertThat(summary.quantile(0.25)).isEqualTo(1.75);
        assertThat(summary.quantile(0.5)).isEqualTo(2);
        assertThat(summary.quantile(0.9)).isCloseTo(3.4, within(1e-15));
        assertThat(summary.quantile(1)).isEqualTo(4);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.present()).isEqualTo(4);
        assertThat(summary.distinct()).isEqualTo(3);
        assertThat(NumberSummary.of(new double[] {NAN}).quantile(0.5)).isNaN();
    }

    @Test
    void momentsSurviveLargeOffsetsAndLargeNumbers() {
        NumberSummary.Moments far =
                NumberSummary.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}).moments(x -> x);
        NumberSummary.Moments huge =
                NumberSummary.of(new double[] {-1.5e308, 1.5e308}).moments(x -> x);

        assertThat(far.mean()).isEqualTo(1e9 + 2);
        assertThat(far.sd()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-15));
        assertThat(huge.mean()).isZero();
        assertThat(huge.sd()).isEqualTo(1.5e308);
    }

    @Test
    void decimalsAreThoseThatTheDataHave() {
        assertThat(decimals(1, 2, 3)).isZero();
        assertThat(decimals(0.1, 12.25, 7)).isEqualTo(2);
        assertThat(decimals(31.2, 88.4, 1e17)).isEqualTo(1);
        assertThat(decimals(1 / 3.0, 2 / 3.0, 1 / 7.0)).isEqualTo(4);
        assertThat(decimals(1e6 / 3, 2e6 / 3, 1e6 / 7)).isZero();
        assertThat(decimals(1e-30, 2e-30)).isEqualTo(12);
    }

    private static int decimals(double... values) {
        return NumberFacts.of(NumberSummary.of(values)).decimals();
    }
}
