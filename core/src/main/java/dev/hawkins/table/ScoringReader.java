package dev.hawkins.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Gives the fields of a delimited text to the columns of a given schema, and opens it. */
final class ScoringReader {
    private final Fields fields;
    private final Where where;
    private final Cells[] cells;
    private final List<Cells> columns = new ArrayList<>();

    private ScoringReader(Fields fields, Where where) {
        this.fields = fields;
        this.where = where;
        this.cells = new Cells[fields.names().size()];
    }

    static TableReader open(
            Utf8Text text, Dialect dialect, Fields fields, Schema wanted, ReadOptions options, Where where) {
        ScoringReader plan = new ScoringReader(fields, where);
        Map<String, Integer> index = fields.find(wanted);
        MissingTexts missing = new MissingTexts(options.missing());
        for (Column column : wanted.columns()) {
            plan.place(index.get(column.name()), Cells.of(column, missing, where));
        }
        for (String kept : new LinkedHashSet<>(options.keep())) {
            if (wanted.indexOf(kept) < 0) {
                plan.place(
                        plan.field(kept),
                        new TextCells(Column.of(kept, Kind.CATEGORICAL), new MissingTexts(List.of())));
            }
        }
        plan.ignoreTheRest(options);
        return new CsvTableReader(text, dialect, List.of(plan.cells), plan.columns, where);
    }

    /** A column of free text may be absent: it has no values anyway. */
    private void place(Integer field, Cells column) {
        columns.add(column);
        if (field != null) {
            cells[field] = column;
        }
    }

    private int field(String kept) {
        int field = fields.names().indexOf(kept);
        if (field < 0) {
            throw where.whole("lacks column '%s', which is to be kept; there are %s"
                    .formatted(kept, String.join(", ", fields.names())));
        }
        return field;
    }

    private void ignoreTheRest(ReadOptions options) {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                String name = fields.names().get(i);
                ignored.add(name);
                cells[i] = new IgnoredCells(Column.of(name, Kind.TEXT));
            }
        }
        if (!ignored.isEmpty()) {
            options.notices()
                    .accept("%s: not used: %s %s"
                            .formatted(
                                    where.source(),
                                    ignored.size() == 1 ? "column" : "columns",
                                    String.join(", ", ignored)));
        }
    }
}
