package dev.hawkins.cli;

import dev.hawkins.table.Column;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of a table as CSV that the same model can read again, with more about each of them behind its columns. */
final class RowTable {
    private static final String OURS = "hawkins_";

    private final TableWriter writer;
    private final Schema schema;

    RowTable(CheckedOutput target, String name, Schema schema) {
        this.writer = TableWriter.to(target, name);
        this.schema = schema;
    }

    /** The names of all columns; one of ours is called otherwise where the table has a column of this name. */
    void header(String... more) {
        List<String> names = new ArrayList<>(schema.names());
        for (String name : more) {
            String free = name;
            while (names.contains(free)) {
                free = OURS + free;
            }
            names.add(free);
        }
        writer.row(names);
    }

    void row(Table table, int row, String... more) {
        List<String> fields = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            Column column = schema.column(c);
            fields.add(column.isNumber() ? column.written(table.numbers(c)[row]) : table.text(row, c));
        }
        fields.addAll(List.of(more));
        writer.row(fields);
    }

    void flush() {
        writer.flush();
    }
}
