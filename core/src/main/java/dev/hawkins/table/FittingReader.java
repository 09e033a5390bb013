package dev.hawkins.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A delimited text whose kinds of columns are inferred. In chunks it is read with the kinds that the sample showed; all
 * at once, with kinds that follow every row.
 */
final class FittingReader implements TableReader {
    private final Utf8Text text;
    private final Dialect dialect;
    private final MissingTexts missing;
    private final ReadOptions options;
    private final Where where;
    private final List<Sample> samples;
    private final List<Column> columns = new ArrayList<>();
    private int sampled;
    private TableReader reader;

    /** @param names of all fields */
    FittingReader(Utf8Text text, Dialect dialect, List<String> names, ReadOptions options, Where where)
            throws IOException {
        this.text = text;
        this.dialect = dialect;
        this.options = options;
        this.where = where;
        this.missing = new MissingTexts(options.missing());
        this.samples = names.stream().map(name -> new Sample(name, missing)).toList();
        checkOverrides(names);
        sample();
        for (int i = 0; i < names.size(); i++) {
            Column given = options.columns().get(names.get(i));
            columns.add(
                    given == null
                            ? samples.get(i).column()
                            : new Column(names.get(i), given.kind(), given.values(), given.format()));
        }
        columns.forEach(this::sayIfIgnored);
    }

    private void checkOverrides(List<String> names) {
        for (String given : options.columns().keySet()) {
            if (!names.contains(given)) {
                throw where.whole("has no column '%s', which the schema names; there are %s"
                        .formatted(given, String.join(", ", names)));
            }
        }
    }

    private void sample() {
        text.rewind(true);
        Rows rows = new Rows(text, dialect, samples.toArray(Cells[]::new), where);
        while (sampled < options.sampleRows() && rows.advance()) {
            sampled++;
        }
        text.rewind(false);
        if (sampled == 0) {
            throw where.whole("has no rows, only a header");
        }
    }

    private void sayIfIgnored(Column column) {
        if (options.columns().containsKey(column.name())) {
            return;
        }
        String comma = samples.get(columns.indexOf(column)).decimalComma();
        if (!comma.isEmpty()) {
            options.notices()
                    .accept(
                            "column '%s' has numbers with a comma, such as %s, and is not read as numbers; write them with a"
                                            .formatted(column.name(), comma)
                                    + " decimal point and without thousands separators");
        }
        WrittenDates dates = samples.get(columns.indexOf(column)).dates();
        if (dates != null) {
            options.notices().accept(dates.notice(column));
        } else if (column.kind() == Kind.TEXT) {
            options.notices()
                    .accept("column '%s' is free text or an identifier and is ignored".formatted(column.name()));
        }
    }

    @Override
    public Schema schema() {
        return reader == null ? new Schema(columns) : reader.schema();
    }

    @Override
    public Table next(int maxRows) {
        if (reader == null) {
            List<Cells> cells =
                    columns.stream().map(c -> Cells.of(c, missing, where)).toList();
            IntStream.range(0, columns.size()).filter(this::isEmpty).forEach(this::sayEmpty);
            reader = new CsvTableReader(text, dialect, cells, cells, where);
        }
        return reader.next(maxRows);
    }

    private boolean isEmpty(int column) {
        return samples.get(column).empty()
                && !options.columns().containsKey(columns.get(column).name());
    }

    private void sayEmpty(int column) {
        options.notices()
                .accept("column '%s' has no value in the first %d rows and is taken as numeric"
                        .formatted(columns.get(column).name(), sampled));
    }

    @Override
    public Table readAll() {
        if (reader != null) {
            return reader.readAll();
        }
        List<Cells> cells =
                IntStream.range(0, columns.size()).mapToObj(this::growing).toList();
        reader = new CsvTableReader(text, dialect, cells, cells, where);
        return reader.next(Integer.MAX_VALUE);
    }

    private Cells growing(int column) {
        Map<String, Column> given = options.columns();
        Column sample = columns.get(column);
        return given.containsKey(sample.name())
                ? Cells.of(sample, missing, where)
                : new GrowingCells(sample, isEmpty(column), missing, where, options.notices());
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new TableException("%s cannot be closed: %s".formatted(where.source(), e.getMessage()), e);
        }
    }
}
