package dev.hawkins.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A table in memory as a source. */
public final class MemorySource implements TableSource {
    private final String name;
    private final Table table;

    /** @param name what to call it in messages */
    public MemorySource(String name, Table table) {
        this.name = name;
        this.table = table;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TableReader open(ReadOptions options) {
        return new Slices(table);
    }

    /** Opens for scoring; a wanted column must be a number here if it is one there, and otherwise may be anything. */
    @Override
    public TableReader open(Schema wanted, ReadOptions options) {
        Map<String, Integer> index = table.schema().index();
        List<Column> columns = new ArrayList<>();
        List<Table.Values> values = new ArrayList<>();
        for (Column column : wanted.columns()) {
            columns.add(column);
            values.add(
                    column.kind() == Kind.TEXT
                            ? new Table.Ignored(table.rows())
                            : values(field(index, column.name()), column));
        }
        for (String kept : new LinkedHashSet<>(options.keep())) {
            if (wanted.indexOf(kept) < 0) {
                columns.add(Column.of(kept, Kind.CATEGORICAL));
                values.add(texts(field(index, kept)));
            }
        }
        return new Slices(new Table(new Schema(columns), values));
    }

    private int field(Map<String, Integer> index, String column) {
        if (!index.containsKey(column)) {
            throw new TableException("%s lacks column '%s'; there are %s"
                    .formatted(name, column, String.join(", ", table.schema().names())));
        }
        return index.get(column);
    }

    private Table.Values values(int field, Column wanted) {
        Column here = table.schema().column(field);
        if (!wanted.isNumber()) {
            return texts(field);
        }
        boolean words = wanted.kind() == Kind.BINARY && !wanted.values().equals(NumberCells.ZERO_ONE);
        if (words && !here.equals(wanted)) {
            return binary(field, wanted);
        }
        boolean wordsHere = here.kind() == Kind.BINARY && !here.values().equals(NumberCells.ZERO_ONE);
        if (!here.isNumber() || wordsHere && !words) {
            throw new TableException("%s, column '%s': %s wanted but it is %s"
                    .formatted(name, here.name(), Sample.describe(wanted), Sample.describe(here)));
        }
        return table.values(field);
    }

    private Table.Values binary(int field, Column wanted) {
        double[] numbers = new double[table.rows()];
        for (int r = 0; r < numbers.length; r++) {
            String text = table.text(r, field);
            numbers[r] = text.isEmpty() ? Double.NaN : wanted.values().indexOf(text);
            if (numbers[r] < 0) {
                throw new TableException("%s, row %d, column '%s': '%s' is neither '%s' nor '%s'"
                        .formatted(
                                name,
                                r + 1,
                                wanted.name(),
                                text,
                                wanted.values().get(0),
                                wanted.values().get(1)));
            }
        }
        return new Table.Numbers(numbers);
    }

    private Table.Codes texts(int field) {
        if (table.values(field) instanceof Table.Codes codes) {
            return codes;
        }
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[table.rows()];
        for (int r = 0; r < codes.length; r++) {
            char[] text = table.text(r, field).toCharArray();
            codes[r] = text.length == 0 ? -1 : dictionary.code(text, 0, text.length);
        }
        return new Table.Codes(codes, dictionary.texts());
    }

    private static final class Slices implements TableReader {
        private final Table table;
        private int at;

        Slices(Table table) {
            this.table = table;
        }

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public Table next(int maxRows) {
            if (at == table.rows()) {
                return null;
            }
            int to = at + Math.min(maxRows, table.rows() - at);
            Table rows = at == 0 && to == table.rows() ? table : table.slice(at, to);
            at = to;
            return rows;
        }

        @Override
        public void close() {
            at = table.rows();
        }
    }
}
