package dev.hawkins.detect.combination;

import dev.hawkins.detect.ModelState;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Map;

/**
 * How one member of {@link Auto} sees the inputs: each by itself and increasing, so that what the member says of an input holds
 * for the column.
 */
interface View {
    /** What a view does to long tails. */
    enum Kind {
        /** Nothing: in standard deviations. */
        STANDARD,
        /** Draws them in: straight among most training rows and a logarithm beyond. */
        SOFT,
        /** Takes them away: by ranks alone, as far as the training rows reach. */
        RANKED;

        /** Learns a view of at least one row. */
        View learn(Matrix rows, InputLayout layout) {
            return this == RANKED ? RankedView.of(rows) : ScaledView.of(this == SOFT, rows, layout);
        }

        /** Reads back what {@link View#tensors} wrote. */
        View restore(ModelState state, int inputs) {
            return this == RANKED ? RankedView.of(state, inputs) : ScaledView.of(this == SOFT, state, inputs);
        }
    }

    /** An input as the member sees it. */
    double of(int input, double value);

    /** The input that the member sees so. */
    double inverse(int input, double seen);

    /** How many units of the input one unit of the view is there. */
    double slope(int input, double seen);

    /** All that there is to restore. */
    Map<String, ModelState.Tensor> tensors();

    /** Writes {@code count} rows as the member sees them to the beginning of {@code seen}. */
    default void apply(float[] rows, int offset, int count, int inputs, float[] seen) {
        for (int i = 0; i < count * inputs; i++) {
            seen[i] = (float) of(i % inputs, rows[offset + i]);
        }
    }

    /** Rows as the member sees them. */
    default Matrix apply(Matrix rows) {
        Matrix seen = Matrix.zeros(rows.rows(), rows.columns());
        apply(rows.values(), 0, rows.rows(), rows.columns(), seen.values());
        return seen;
    }
}
