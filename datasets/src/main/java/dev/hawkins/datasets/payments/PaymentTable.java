package dev.hawkins.datasets.payments;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Payments as columns. */
final class PaymentTable {
    private static final List<String> NO_YES = List.of("no", "yes");

    private final List<Payment> payments;
    private final List<Column> columns = new ArrayList<>();
    private final List<Table.Values> values = new ArrayList<>();

    private PaymentTable(List<Payment> payments) {
        this.payments = payments;
    }

    static Table of(List<Payment> payments) {
        PaymentTable table = new PaymentTable(payments);
        table.numbers(Column.of("time", Kind.TIMESTAMP), p -> p.time);
        table.numbers(Column.of("amount", Kind.NUMERIC), p -> p.amount);
        table.texts("currency", p -> p.currency);
        table.texts("country", p -> p.country.name());
        table.texts("merchant_category", p -> p.merchant.category().text);
        table.texts("merchant", p -> p.merchant.id());
        table.texts("channel", p -> p.channel);
        table.numbers(new Column("card_present", Kind.BINARY, NO_YES, ""), p -> p.cardPresent ? 1 : 0);
        table.numbers(new Column("refund", Kind.BINARY, NO_YES, ""), p -> p.refund ? 1 : 0);
        table.texts("segment", p -> p.customer.segment());
        table.numbers(Column.of("customer_age", Kind.INTEGER), p -> p.customer.age());
        table.numbers(Column.of("account_age_days", Kind.INTEGER), p -> p.customer.accountDays());
        table.numbers(Column.of("distance_km", Kind.NUMERIC), p -> p.distance);
        table.numbers(Column.of("minutes_since_last", Kind.NUMERIC), p -> p.minutesSinceLast);
        table.numbers(Column.of("spend_24h", Kind.NUMERIC), p -> p.spend24h);
        table.numbers(Column.of("count_24h", Kind.INTEGER), p -> p.count24h);
        table.numbers(Column.of("device_score", Kind.NUMERIC), p -> p.deviceScore);
        table.numbers(Column.of("terminal_voltage", Kind.NUMERIC), p -> p.terminalVoltage);
        table.texts(Payments.LABEL, p -> p.kind);
        return new Table(new Schema(table.columns), table.values);
    }

    private void numbers(Column column, ToDoubleFunction<Payment> value) {
        columns.add(column);
        values.add(new Table.Numbers(payments.stream().mapToDouble(value).toArray()));
    }

    private void texts(String name, Function<Payment, String> value) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        int[] rows = payments.stream()
                .mapToInt(p -> codes.computeIfAbsent(value.apply(p), t -> codes.size()))
                .toArray();
        columns.add(Column.of(name, Kind.CATEGORICAL));
        values.add(new Table.Codes(rows, List.copyOf(codes.keySet())));
    }
}
