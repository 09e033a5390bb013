package dev.hawkins.datasets;

import dev.hawkins.table.Column;
import dev.hawkins.table.MemorySource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Rows whose columns are given by the format; only the choice of columns is left to the reader. */
record FixedSource(String name, Supplier<TableReader> opener) implements TableSource {
    @Override
    public TableReader open(ReadOptions options) {
        return opener.get();
    }

    @Override
    public TableReader open(Schema wanted, ReadOptions options) {
        return new Chosen(name, opener.get(), wanted, options);
    }

    private static final class Chosen implements TableReader {
        private final String name;
        private final TableReader reader;
        private final Schema wanted;
        private final ReadOptions options;
        private final Schema schema;

        Chosen(String name, TableReader reader, Schema wanted, ReadOptions options) {
            this.name = name;
            this.reader = reader;
            this.wanted = wanted;
            this.options = options;
            this.schema = choose(withoutRows(reader.schema())).schema();
        }

        private TableReader choose(Table rows) {
            return new MemorySource(name, rows).open(wanted, options);
        }

        private static Table withoutRows(Schema schema) {
            List<Table.Values> values = new ArrayList<>();
            for (Column column : schema.columns()) {
                values.add(
                        column.isNumber() ? new Table.Numbers(new double[0]) : new Table.Codes(new int[0], List.of()));
            }
            return new Table(schema, values);
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public Table next(int maxRows) {
            Table rows = reader.next(maxRows);
            return rows == null ? null : choose(rows).next(maxRows);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
