package dev.hawkins.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings tables of the same columns to the same kinds: numbers of all sorts to the widest of them, two words and names
 * to names, a column without any value to whatever it is elsewhere, free text before all words. Numbers here and words
 * there are an error.
 */
final class Unification {
    private Unification() {}

    /** The tables one below the other. */
    static Table join(List<TableSource> sources, List<Table> tables) {
        int width = tables.get(0).schema().size();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            columns.add(common(sources, tables, c));
        }
        Schema schema = new Schema(columns);
        return Table.concatenate(tables.stream().map(t -> convert(t, schema)).toList());
    }

    private static Column common(List<TableSource> sources, List<Table> tables, int c) {
        Column result = null;
        String from = "";
        for (int t = 0; t < tables.size(); t++) {
            Column column = tables.get(t).schema().column(c);
            if (result == null && !isEmpty(tables.get(t), c)) {
                result = column;
                from = sources.get(t).name();
            } else if (!isEmpty(tables.get(t), c)) {
                Column wider = wider(result, column);
                if (wider == null) {
                    throw new TableException(
                            "column '%s' is %s in %s but %s in %s; give its kind in a schema file (--schema)"
                                    .formatted(
                                            column.name(),
                                            Sample.describe(result),
                                            from,
                                            Sample.describe(column),
                                            sources.get(t).name()));
                }
                result = wider;
            }
        }
        return result == null ? tables.get(0).schema().column(c) : result;
    }

    private static boolean isEmpty(Table table, int c) {
        return table.values(c) instanceof Table.Numbers n
                && Arrays.stream(n.values()).allMatch(Double::isNaN);
    }

    /** The kind that takes both, or null. */
    private static Column wider(Column a, Column b) {
        if (a.equals(b)) {
            return a;
        }
        Set<Kind> kinds = new LinkedHashSet<>(List.of(a.kind(), b.kind()));
        if (isWords(a) && isWords(b)) {
            return Column.of(a.name(), kinds.contains(Kind.TEXT) ? Kind.TEXT : Kind.CATEGORICAL);
        }
        if (isWords(a) || isWords(b) || kinds.contains(Kind.TIMESTAMP)) {
            return null;
        }
        return Column.of(a.name(), kinds.contains(Kind.NUMERIC) ? Kind.NUMERIC : Kind.INTEGER);
    }

    private static boolean isWords(Column column) {
        return !column.isNumber()
                || column.kind() == Kind.BINARY && !column.values().equals(NumberCells.ZERO_ONE);
    }

    private static Table convert(Table table, Schema schema) {
        List<Table.Values> values = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            values.add(convert(table, c, schema.column(c)));
        }
        return new Table(schema, values);
    }

    private static Table.Values convert(Table table, int c, Column to) {
        Table.Values values = table.values(c);
        if (to.kind() == Kind.TEXT) {
            return new Table.Ignored(values.size());
        }
        if (to.kind() != Kind.CATEGORICAL || values instanceof Table.Codes) {
            return values;
        }
        int[] codes = new int[values.size()];
        double[] numbers = table.numbers(c);
        Arrays.setAll(codes, r -> Double.isNaN(numbers[r]) ? -1 : (int) numbers[r]);
        return new Table.Codes(codes, table.schema().column(c).values());
    }
}
