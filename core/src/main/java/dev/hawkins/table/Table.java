package dev.hawkins.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in columns, in memory, immutable by convention: the arrays handed out are the table's own and must not be
 * written.
 *
 * <p>Numeric, integer, binary (0 or 1) and timestamp (seconds since 1970, UTC, with fraction) columns are doubles, NaN
 * where missing; categorical columns are codes into a dictionary of texts, -1 where missing. Text columns hold nothing.
 */
public final class Table {
    /** The values of one column. */
    public sealed interface Values {
        /** Rows. */
        int size();
    }

    /** NaN = missing. */
    public record Numbers(double[] values) implements Values {
        @Override
        public int size() {
            return values.length;
        }
    }

    /** -1 = missing; the dictionary may hold entries that no row uses. */
    public record Codes(int[] codes, List<String> dictionary) implements Values {
        public Codes {
            dictionary = List.copyOf(dictionary);
        }

        @Override
        public int size() {
            return codes.length;
        }

        /** The text in a row, or null where missing. */
        public String text(int row) {
            return codes[row] < 0 ? null : dictionary.get(codes[row]);
        }
    }

    /** A text column: nothing is kept. */
    public record Ignored(int size) implements Values {}

    private final Schema schema;
    private final List<Values> values;
    private final int rows;

    /** A table of the given columns; all must have the same number of rows and suit their kinds. */
    public Table(Schema schema, List<Values> values) {
        if (schema.size() != values.size()) {
            throw new IllegalArgumentException(
                    "the schema has %d columns but there are values for %d".formatted(schema.size(), values.size()));
        }
        this.schema = schema;
        this.values = List.copyOf(values);
        this.rows = values.isEmpty() ? 0 : values.get(0).size();
        for (int c = 0; c < values.size(); c++) {
            Column column = schema.column(c);
            if (values.get(c).size() != rows) {
                throw new IllegalArgumentException("column '%s' has %d rows but the first column has %d"
                        .formatted(column.name(), values.get(c).size(), rows));
            }
            boolean fits = column.kind() == Kind.TEXT
                    || column.isNumber() == values.get(c) instanceof Numbers
                            && column.isNumber() != values.get(c) instanceof Codes;
            if (!fits) {
                throw new IllegalArgumentException("column '%s' is %s but its values are %s"
                        .formatted(
                                column.name(),
                                column.kind(),
                                values.get(c).getClass().getSimpleName()));
            }
        }
    }

    /** A table of numeric columns x1, x2, ... from rows of equal length; NaN = missing. */
    public static Table ofNumbers(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        List<Column> columns = new ArrayList<>();
        List<Values> values = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            double[] column = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                column[r] = rows[r][c];
            }
            columns.add(Column.of("x" + (c + 1), Kind.NUMERIC));
            values.add(new Numbers(column));
        }
        return new Table(new Schema(columns), values);
    }

    public Schema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    public Values values(int column) {
        return values.get(column);
    }

    /** The doubles of a numeric, integer, binary or timestamp column. */
    public double[] numbers(int column) {
        return ((Numbers) values.get(column)).values();
    }

    /** The codes of a categorical column. */
    public Codes codes(int column) {
        return (Codes) values.get(column);
    }

    /** The text of a cell, as {@link Column#text} writes it; empty where missing and in columns of free text. */
    public String text(int row, int column) {
        if (values.get(column) instanceof Numbers numbers) {
            return schema.column(column).text(numbers.values()[row]);
        }
        String text = values.get(column) instanceof Codes codes ? codes.text(row) : null;
        return text == null ? "" : text;
    }

    /** The given rows in the given order. */
    public Table select(int[] chosen) {
        List<Values> picked = new ArrayList<>();
        for (Values v : values) {
            if (v instanceof Numbers n) {
                picked.add(new Numbers(
                        Arrays.stream(chosen).mapToDouble(r -> n.values()[r]).toArray()));
            } else if (v instanceof Codes c) {
                picked.add(
                        new Codes(Arrays.stream(chosen).map(r -> c.codes()[r]).toArray(), c.dictionary()));
            } else {
                picked.add(new Ignored(chosen.length));
            }
        }
        return new Table(schema, picked);
    }

    /** Rows from .. to-1. */
    public Table slice(int from, int to) {
        int[] chosen = new int[to - from];
        Arrays.setAll(chosen, i -> from + i);
        return select(chosen);
    }

    /** The named columns in the given order. */
    public Table columns(List<String> names) {
        List<Column> columns = new ArrayList<>();
        List<Values> picked = new ArrayList<>();
        Map<String, Integer> index = schema.index();
        for (String name : names) {
            Integer c = index.get(name);
            if (c == null) {
                throw new IllegalArgumentException(
                        "there is no column '%s'; there are %s".formatted(name, schema.names()));
            }
            columns.add(schema.column(c));
            picked.add(values.get(c));
        }
        return new Table(new Schema(columns), picked);
    }

    /** All columns but the named ones; names that do not occur are passed over. */
    public Table without(List<String> names) {
        return columns(schema.names().stream().filter(n -> !names.contains(n)).toList());
    }

    /** The tables one below the other; their schemas must be equal. */
    public static Table concatenate(List<Table> parts) {
        Schema schema = parts.get(0).schema();
        List<Values> all = new ArrayList<>();
        int rows = parts.stream().mapToInt(Table::rows).sum();
        for (Table part : parts) {
            if (!part.schema().equals(schema)) {
                throw new IllegalArgumentException(
                        "tables of different schemas cannot be joined: %s and %s".formatted(schema, part.schema()));
            }
        }
        for (int c = 0; c < schema.size(); c++) {
            if (schema.column(c).kind() == Kind.TEXT) {
                all.add(new Ignored(rows));
            } else if (schema.column(c).isNumber()) {
                double[] joined = new double[rows];
                int at = 0;
                for (Table part : parts) {
                    System.arraycopy(part.numbers(c), 0, joined, at, part.rows());
                    at += part.rows();
                }
                all.add(new Numbers(joined));
            } else {
                all.add(joinCodes(parts, c, rows));
            }
        }
        return new Table(schema, all);
    }

    private static Codes joinCodes(List<Table> parts, int c, int rows) {
        Map<String, Integer> codeOf = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] joined = new int[rows];
        int at = 0;
        for (Table part : parts) {
            Codes codes = part.codes(c);
            int[] translation = new int[codes.dictionary().size()];
            for (int i = 0; i < translation.length; i++) {
                String text = codes.dictionary().get(i);
                translation[i] = codeOf.computeIfAbsent(text, t -> {
                    dictionary.add(t);
                    return dictionary.size() - 1;
                });
            }
            for (int code : codes.codes()) {
                joined[at++] = code < 0 ? -1 : translation[code];
            }
        }
        return new Codes(joined, dictionary);
    }
}
