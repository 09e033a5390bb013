package dev.hawkins.datasets.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaymentsTest {
    private static final long SEED = 7;
    private static final Table HISTORY = Payments.history(SEED, 12_000);
    private static final Table DAY = Payments.day(SEED, 1_500, 0.08);

    private static String text(Table table, int row, String column) {
        return table.text(row, table.schema().indexOf(column));
    }

    private static double number(Table table, int row, String column) {
        return table.numbers(table.schema().indexOf(column))[row];
    }

    private static int[] rows(Table table, IntPredicate chosen) {
        return IntStream.range(0, table.rows()).filter(chosen).toArray();
    }

    private static int[] ofKind(String kind) {
        return rows(DAY, r -> text(DAY, r, "kind").equals(kind));
    }

    private static double median(Table table, String column, IntPredicate chosen) {
        double[] values = IntStream.range(0, table.rows())
                .filter(chosen)
                .mapToDouble(r -> number(table, r, column))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    private static String csv(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableWriter.to(out, "payments.csv")) {
            writer.header(table.schema());
            writer.rows(table);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static double hour(Table table, int row) {
        return number(table, row, "time") % 86_400 / 3600;
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        assertThat(csv(Payments.history(SEED, 3_000))).isEqualTo(csv(Payments.history(SEED, 3_000)));
        assertThat(csv(Payments.day(SEED, 1_000, 0.02))).isEqualTo(csv(Payments.day(SEED, 1_000, 0.02)));
        assertThat(csv(Payments.day(8, 1_000, 0.02))).isNotEqualTo(csv(Payments.day(SEED, 1_000, 0.02)));
    }

    @Test
    void hasExactlyTheRowsAskedFor() {
        assertThat(HISTORY.rows()).isEqualTo(12_000);
        assertThat(DAY.rows()).isEqualTo(1_500);
        assertThat(rows(DAY, r -> !text(DAY, r, "kind").equals("normal"))).hasSize(120);
        assertThat(Payments.history(1, 1).rows()).isEqualTo(1);
        assertThat(Payments.day(1, 10, 0).rows()).isEqualTo(10);
        assertThat(rows(HISTORY, r -> !text(HISTORY, r, "kind").equals("normal")))
                .isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Payments.history(1, 0)).hasMessage("rows must be at least 1 but was 0");
        assertThatThrownBy(() -> Payments.day(1, 10, 0.6)).hasMessage("anomalyShare must be from 0 to 0.5 but was 0.6");
    }

    @Test
    void isInOrderOfTimeAndTheDayFollowsTheHistory() {
        double[] history = HISTORY.numbers(0);
        double[] day = DAY.numbers(0);
        assertThat(history).isSorted();
        assertThat(day).isSorted();
        assertThat(day[0]).isGreaterThan(history[history.length - 1]);
        assertThat(day[day.length - 1] - day[0]).isLessThan(86_400 + 200);
    }

    @Test
    void hasColumnsOfEveryKindAndMissingValues() {
        Set<Kind> kinds = HISTORY.schema().columns().stream().map(Column::kind).collect(Collectors.toSet());
        assertThat(kinds)
                .containsExactlyInAnyOrder(Kind.TIMESTAMP, Kind.NUMERIC, Kind.INTEGER, Kind.BINARY, Kind.CATEGORICAL);
        for (int r = 0; r < HISTORY.rows(); r++) {
            boolean online = text(HISTORY, r, "channel").equals("online");
            assertThat(text(HISTORY, r, "card_present")).isEqualTo(online ? "no" : "yes");
            assertThat(Double.isNaN(number(HISTORY, r, "distance_km"))).isEqualTo(online);
            assertThat(Double.isNaN(number(HISTORY, r, "terminal_voltage"))).isEqualTo(online);
            boolean device = online || text(HISTORY, r, "channel").equals("contactless");
            assertThat(Double.isNaN(number(HISTORY, r, "device_score"))).isEqualTo(!device);
        }
    }

    @Test
    void amountsHaveAHeavyTail() {
        double[] amounts = HISTORY.numbers(1).clone();
        Arrays.sort(amounts);
        double median = amounts[amounts.length / 2];
        assertThat(amounts[0]).isPositive();
        assertThat(amounts[amounts.length * 99 / 100]).isGreaterThan(10 * median);
        assertThat(amounts[amounts.length - 1]).isGreaterThan(50 * median);
    }

    @Test
    void columnsDependOnEachOther() {
        Map<String, String> currencyOf = new HashMap<>();
        Map<String, String> categoryOf = new HashMap<>();
        for (int r = 0; r < HISTORY.rows(); r++) {
            String currency = text(HISTORY, r, "currency");
            String category = text(HISTORY, r, "merchant_category");
            assertThat(currencyOf.computeIfAbsent(text(HISTORY, r, "country"), c -> currency))
                    .isEqualTo(currency);
            assertThat(categoryOf.computeIfAbsent(text(HISTORY, r, "merchant"), m -> category))
                    .isEqualTo(category);
        }
        assertThat(currencyOf).hasSize(7);
        assertThat(new HashSet<>(currencyOf.values())).hasSize(6);
        assertThat(categoryOf).hasSizeBetween(200, 300);
        assertThat(median(HISTORY, "amount", r -> text(HISTORY, r, "merchant_category")
                        .equals("travel")))
                .isGreaterThan(10
                        * median(HISTORY, "amount", r -> text(HISTORY, r, "merchant_category")
                                .equals("transport")));
        assertThat(median(HISTORY, "amount", r -> text(HISTORY, r, "segment").equals("premium")))
                .isGreaterThan(2
                        * median(HISTORY, "amount", r -> text(HISTORY, r, "segment")
                                .equals("basic")));
        assertThat(median(HISTORY, "amount", r -> text(HISTORY, r, "channel").equals("chip")))
                .isGreaterThan(2
                        * median(HISTORY, "amount", r -> text(HISTORY, r, "channel")
                                .equals("contactless")));
        assertThat(median(HISTORY, "customer_age", r -> text(HISTORY, r, "channel")
                        .equals("online")))
                .isLessThan(median(HISTORY, "customer_age", r -> text(HISTORY, r, "channel")
                        .equals("chip")));
    }

    @Test
    void popularMerchantsArePopular() {
        Map<String, Integer> counts = new HashMap<>();
        for (int r = 0; r < HISTORY.rows(); r++) {
            counts.merge(text(HISTORY, r, "merchant"), 1, Integer::sum);
        }
        List<Integer> sorted = new ArrayList<>(counts.values());
        sorted.sort((a, b) -> b - a);
        assertThat(sorted.subList(0, 30).stream().mapToInt(Integer::intValue).sum())
                .isGreaterThan(HISTORY.rows() * 3 / 10);
    }

    @Test
    void everyKindOfAnomalyIsThere() {
        assertThat(Payments.kinds())
                .containsExactly(
                        "card_testing",
                        "stolen_card",
                        "wrong_currency",
                        "night_fuel",
                        "refund_abuse",
                        "clone",
                        "sensor_fault");
        for (String kind : Payments.kinds()) {
            assertThat(ofKind(kind)).as(kind).hasSizeGreaterThan(10);
        }
    }

    @Test
    void singleColumnKindsLeaveTheOrdinaryRange() {
        assertThat(Arrays.stream(ofKind("stolen_card"))
                        .mapToDouble(r -> number(DAY, r, "amount"))
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(1800);
        assertThat(Arrays.stream(ofKind("sensor_fault"))
                        .mapToDouble(r -> number(DAY, r, "terminal_voltage"))
                        .max()
                        .orElseThrow())
                .isLessThan(Arrays.stream(HISTORY.numbers(HISTORY.schema().indexOf("terminal_voltage")))
                        .filter(v -> v == v)
                        .min()
                        .orElseThrow());
        assertThat(Arrays.stream(ofKind("card_testing"))
                        .mapToDouble(r -> number(DAY, r, "amount"))
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(2.5);
    }

    /** Each single value of the kinds that hide in combinations is one that ordinary rows have, too. */
    @Test
    void combinationsOnlyShowInCombinations() {
        for (Anomaly kind : Anomaly.values()) {
            if (!kind.combinationOnly) {
                continue;
            }
            for (int r : ofKind(kind.text)) {
                for (int c = 1; c < DAY.schema().size() - 1; c++) {
                    assertThat(isOrdinary(r, c))
                            .as(
                                    "%s, row %d, %s",
                                    kind.text, r, DAY.schema().column(c).name())
                            .isTrue();
                }
            }
        }
    }

    private static boolean isOrdinary(int row, int column) {
        if (!DAY.schema().column(column).isNumber()) {
            return HISTORY.codes(column).dictionary().contains(DAY.text(row, column));
        }
        double value = DAY.numbers(column)[row];
        double[] ordinary =
                Arrays.stream(HISTORY.numbers(column)).filter(v -> v == v).toArray();
        return Double.isNaN(value)
                || value >= Arrays.stream(ordinary).min().orElseThrow()
                        && value <= Arrays.stream(ordinary).max().orElseThrow();
    }

    @Test
    void combinationsDoNotOccurInTheHistory() {
        Set<String> pairs = new HashSet<>();
        for (int r = 0; r < HISTORY.rows(); r++) {
            pairs.add(text(HISTORY, r, "country") + text(HISTORY, r, "currency"));
            pairs.add(text(HISTORY, r, "merchant_category") + text(HISTORY, r, "refund"));
            boolean fuel = text(HISTORY, r, "merchant_category").equals("fuel");
            assertThat(!fuel || hour(HISTORY, r) >= 6).isTrue();
            assertThat(number(HISTORY, r, "distance_km") > 150 && number(HISTORY, r, "minutes_since_last") < 120)
                    .isFalse();
        }
        assertThat(Arrays.stream(ofKind("wrong_currency")))
                .allMatch(r -> !pairs.contains(text(DAY, r, "country") + text(DAY, r, "currency")));
        assertThat(Arrays.stream(ofKind("refund_abuse")))
                .allMatch(r -> !pairs.contains(text(DAY, r, "merchant_category") + "yes")
                        && text(DAY, r, "refund").equals("yes"));
        assertThat(Arrays.stream(ofKind("night_fuel"))).allMatch(r -> hour(DAY, r) < 4);
        assertThat(Arrays.stream(ofKind("clone")))
                .allMatch(r -> number(DAY, r, "distance_km") > 400 && number(DAY, r, "minutes_since_last") < 21);
        assertThat(rows(HISTORY, r -> hour(HISTORY, r) < 4).length).isGreaterThan(HISTORY.rows() / 50);
    }
}
