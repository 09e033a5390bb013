package dev.hawkins.cli;

import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.List;

/**
 * A row of DATA, named on the command line as DATA:ROW.
 *
 * @param number from 1, without header
 */
record NamedRow(Data data, long number) {
    /**
     * Understands what the user typed.
     *
     * @param option where it was typed
     */
    static NamedRow of(String option, String text, Console console) {
        int colon = text.lastIndexOf(':');
        try {
            long number = Long.parseLong(text.substring(colon + 1));
            if (colon > 0 && number >= 1) {
                return new NamedRow(Data.of(List.of(text.substring(0, colon)), console.in()), number);
            }
        } catch (NumberFormatException e) {
            // Told below, as for any other text that names no row.
        }
        throw new UsageException("%s must be DATA:ROW with a row from 1 on, such as history.csv:17, but was '%s'"
                .formatted(option, text));
    }

    Table read(Schema wanted, ReadOptions options) {
        return data.row(number, wanted, options);
    }
}
