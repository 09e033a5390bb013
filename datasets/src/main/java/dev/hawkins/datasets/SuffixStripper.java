package dev.hawkins.datasets;

import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.ArrayList;
import java.util.List;

/** Takes a suffix off the texts of one categorical column. */
final class SuffixStripper implements TableReader {
    private final TableReader reader;
    private final String column;
    private final String suffix;

    SuffixStripper(TableReader reader, String column, String suffix) {
        this.reader = reader;
        this.column = column;
        this.suffix = suffix;
    }

    @Override
    public Schema schema() {
        return reader.schema();
    }

    @Override
    public Table next(int maxRows) {
        return strip(reader.next(maxRows));
    }

    @Override
    public Table readAll() {
        return strip(reader.readAll());
    }

    private Table strip(Table table) {
        int at = table == null ? -1 : table.schema().indexOf(column);
        if (at < 0 || !(table.values(at) instanceof Table.Codes codes)) {
            return table;
        }
        List<Table.Values> values = new ArrayList<>();
        for (int c = 0; c < table.schema().size(); c++) {
            values.add(table.values(c));
        }
        List<String> texts = codes.dictionary().stream()
                .map(t -> t.endsWith(suffix) ? t.substring(0, t.length() - suffix.length()) : t)
                .toList();
        values.set(at, new Table.Codes(codes.codes(), texts));
        return new Table(table.schema(), values);
    }

    @Override
    public void close() {
        reader.close();
    }
}
