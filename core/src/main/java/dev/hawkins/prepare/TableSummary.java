package dev.hawkins.prepare;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Summaries of all columns of a table but free text: what a preparation can be fitted from when the rows are in several
 * places.
 *
 * @param schema the columns that are summed up
 * @param columns their summaries, in that order
 */
public record TableSummary(Schema schema, List<ColumnSummary> columns) {
    public TableSummary {
        columns = List.copyOf(columns);
    }

    /** Sums up a table. */
    public static TableSummary of(Table table) {
        List<Column> used = new ArrayList<>();
        List<ColumnSummary> summaries = new ArrayList<>();
        for (int c = 0; c < table.schema().size(); c++) {
            if (table.schema().column(c).kind() != Kind.TEXT) {
                used.add(table.schema().column(c));
                summaries.add(ColumnSummary.of(table, c));
            }
        }
        return new TableSummary(new Schema(used), summaries);
    }

    /** The summary of the rows of both; the schemas must be equal. */
    public TableSummary merge(TableSummary other) {
        if (!schema.equals(other.schema)) {
            throw new IllegalArgumentException(
                    "summaries of different schemas cannot be merged: %s and %s".formatted(schema, other.schema));
        }
        return new TableSummary(
                schema,
                IntStream.range(0, columns.size())
                        .mapToObj(c -> columns.get(c).merge(other.columns.get(c)))
                        .toList());
    }
}
