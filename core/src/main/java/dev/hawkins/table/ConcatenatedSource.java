package dev.hawkins.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several sources of the same columns, one below the other. For fitting all are read at once and must have the same
 * columns in the same order; kinds that differ are brought together as {@link Unification} says. For scoring each is
 * opened when the one before is used up.
 */
public final class ConcatenatedSource implements TableSource {
    private final List<TableSource> parts;

    private ConcatenatedSource(List<TableSource> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The sources in the given order; at least one. */
    public static TableSource of(List<TableSource> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there must be at least 1 source but there are 0");
        }
        return parts.size() == 1 ? parts.get(0) : new ConcatenatedSource(parts);
    }

    @Override
    public String name() {
        return parts.stream().map(TableSource::name).collect(Collectors.joining(" + "));
    }

    @Override
    public TableReader open(ReadOptions options) {
        List<Table> tables = new ArrayList<>();
        for (TableSource part : parts) {
            try (TableReader reader = part.open(options)) {
                tables.add(reader.readAll());
            }
            checkNames(part, tables);
        }
        return new MemorySource(name(), Unification.join(parts, tables)).open(options);
    }

    private void checkNames(TableSource part, List<Table> tables) {
        List<String> first = tables.get(0).schema().names();
        List<String> last = tables.get(tables.size() - 1).schema().names();
        if (!first.equals(last)) {
            throw new TableException("%s has other columns than %s: %s instead of %s"
                    .formatted(part.name(), parts.get(0).name(), String.join(", ", last), String.join(", ", first)));
        }
    }

    @Override
    public TableReader open(Schema wanted, ReadOptions options) {
        return new OneAfterTheOther(parts, wanted, options);
    }

    private static final class OneAfterTheOther implements TableReader {
        private final List<TableSource> parts;
        private final Schema wanted;
        private final ReadOptions options;
        private TableReader reader;
        private int at;

        OneAfterTheOther(List<TableSource> parts, Schema wanted, ReadOptions options) {
            this.parts = parts;
            this.wanted = wanted;
            this.options = options;
            this.reader = parts.get(0).open(wanted, options);
        }

        @Override
        public Schema schema() {
            return reader.schema();
        }

        @Override
        public Table next(int maxRows) {
            Table rows = reader.next(maxRows);
            while (rows == null && ++at < parts.size()) {
                reader.close();
                reader = parts.get(at).open(wanted, options);
                rows = reader.next(maxRows);
            }
            return rows;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
