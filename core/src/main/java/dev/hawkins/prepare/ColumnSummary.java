package dev.hawkins.prepare;

import dev.hawkins.table.Table;

/**
 * All that preparation needs to know of the training values of a column. Summaries of two parts of a table can be merged:
 * the result equals, bit for bit, the summary of all rows at once, in whatever order the rows came.
 */
public sealed interface ColumnSummary permits NumberSummary, CategoryCounts {
    /** Rows seen, missing values included. */
    long rows();

    /** Rows without a value. */
    long missing();

    /** Share of rows without a value, NaN if there are no rows. */
    default double missingShare() {
        return (double) missing() / rows();
    }

    /**
     * The summary of these and the other rows.
     *
     * @throws IllegalArgumentException if the other is of another kind
     */
    ColumnSummary merge(ColumnSummary other);

    /** The summary of a column that is not free text. */
    static ColumnSummary of(Table table, int column) {
        return table.schema().column(column).isNumber()
                ? NumberSummary.of(table.numbers(column))
                : CategoryCounts.of(table.codes(column));
    }
}
