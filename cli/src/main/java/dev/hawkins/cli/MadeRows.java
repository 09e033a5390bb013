package dev.hawkins.cli;

import dev.hawkins.generate.GeneratedRows;
import dev.hawkins.pipeline.TrainedModel;
import java.util.function.IntToLongFunction;

/** Made rows as CSV, with what is known of each behind its columns. */
final class MadeRows {
    private final RowTable table;
    private final IntToLongFunction number;

    /** @param number says which row of DATA one of the given rows is, from 1 */
    MadeRows(CheckedOutput target, TrainedModel model, IntToLongFunction number) {
        this.table = new RowTable(target, "the output", model.preparation().schema());
        this.number = number;
        table.header("from_row", "changed", "outside", "score", "p_value");
    }

    void add(GeneratedRows made) {
        for (int r = 0; r < made.table().rows(); r++) {
            int from = made.from()[r];
            table.row(
                    made.table(),
                    r,
                    from < 0 ? "" : "" + number.applyAsLong(from),
                    String.join(";", made.changed().get(r)),
                    String.join(";", made.outside().get(r)),
                    Figures.exact(made.scores().score()[r]),
                    Figures.exact(made.scores().pValue()[r]));
        }
    }

    void flush() {
        table.flush();
    }
}
