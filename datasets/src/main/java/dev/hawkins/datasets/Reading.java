package dev.hawkins.datasets;

import dev.hawkins.table.Column;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.Kind;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the files of a data set a source of rows. */
final class Reading {
    private Reading() {}

    static TableSource of(DataSet set, List<Path> files) {
        String name = "dataset:" + set.name();
        return switch (set.format()) {
            case CSV -> new Labelled(set, CsvSource.of(name, files.get(0), set.columnNames()));
            case ARFF -> new Labelled(set, new ArffSource(name, files.get(0)));
            case IDX -> new FixedSource(name, () -> new IdxReader(name, files.get(0), files.get(1), set.columnNames()));
            case CIFAR -> new FixedSource(name, () -> CifarReader.open(name, files, set.columnNames()));
            case NAB -> new FixedSource(name, () -> NabSeries.read(name, files.get(0), files.get(1)));
        };
    }

    /** Delimited text read as the catalogue knows it to be: its delimiter, labels as names, their suffix taken off. */
    private record Labelled(DataSet set, TableSource text) implements TableSource {
        @Override
        public String name() {
            return text.name();
        }

        @Override
        public TableReader open(ReadOptions options) {
            ReadOptions known = known(options);
            if (set.hasLabel() && !set.normal().equals(List.of("0"))) {
                Map<String, Column> columns = new HashMap<>(known.columns());
                columns.putIfAbsent(set.label(), Column.of(set.label(), Kind.CATEGORICAL));
                known = known.withColumns(columns);
            }
            return stripped(text.open(known));
        }

        @Override
        public TableReader open(Schema wanted, ReadOptions options) {
            return stripped(text.open(wanted, known(options)));
        }

        private ReadOptions known(ReadOptions options) {
            return options.delimiter() == 0 ? options.withDelimiter(set.delimiter()) : options;
        }

        private TableReader stripped(TableReader reader) {
            return set.labelSuffix().isEmpty() ? reader : new SuffixStripper(reader, set.label(), set.labelSuffix());
        }
    }
}
