package dev.hawkins.prepare;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds small tables column by column. */
public final class TableOf {
    private final List<Column> columns = new ArrayList<>();
    private final List<Table.Values> values = new ArrayList<>();

    public TableOf numeric(String name, double... numbers) {
        return numbers(Column.of(name, Kind.NUMERIC), numbers);
    }

    public TableOf integer(String name, double... numbers) {
        return numbers(Column.of(name, Kind.INTEGER), numbers);
    }

    public TableOf time(String name, double... seconds) {
        return numbers(Column.of(name, Kind.TIMESTAMP), seconds);
    }

    public TableOf binary(String name, String zero, String one, double... bits) {
        return numbers(new Column(name, Kind.BINARY, List.of(zero, one), ""), bits);
    }

    public TableOf numbers(Column column, double... numbers) {
        columns.add(column);
        values.add(new Table.Numbers(numbers));
        return this;
    }

    /** null = missing. */
    public TableOf category(String name, String... texts) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[texts.length];
        for (int row = 0; row < texts.length; row++) {
            if (texts[row] != null && !dictionary.contains(texts[row])) {
                dictionary.add(texts[row]);
            }
            codes[row] = texts[row] == null ? -1 : dictionary.indexOf(texts[row]);
        }
        columns.add(Column.of(name, Kind.CATEGORICAL));
        values.add(new Table.Codes(codes, dictionary));
        return this;
    }

    public TableOf text(String name, int rows) {
        columns.add(Column.of(name, Kind.TEXT));
        values.add(new Table.Ignored(rows));
        return this;
    }

    public Table build() {
        return new Table(new Schema(columns), values);
    }

    /** count copies of each text. */
    public static String[] repeat(String[] texts, int... counts) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                all.add(texts[i]);
            }
        }
        return all.toArray(new String[0]);
    }

    /** from, from + step, ... */
    public static double[] steps(int count, double from, double step) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> from + i * step);
        return numbers;
    }
}
