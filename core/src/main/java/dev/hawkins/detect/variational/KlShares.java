package dev.hawkins.detect.variational;

import dev.hawkins.detect.ShapleyValues;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * Shares KL(q(z|x) || p(z)) out over the columns of a row: how much each column moves the code away from where a typical
 * row's is. The KL is no sum over inputs, so the shares are {@link ShapleyValues}, of four orders: the encoder is smooth, and
 * this part of the score is explained with every row. They add up to KL(row) - KL(typical row). Not thread-safe.
 */
final class KlShares {
    private static final int ORDERS = 4;
    private static final int CHUNK = 256;

    private final ShapleyValues values;

    /** Starting from the typical row of the model. */
    KlShares(VaeModel model) {
        Encoder encoder = new Encoder(model, CHUNK);
        InputLayout layout = model.layout();
        int inputs = layout.inputs();
        Matrix background = new Matrix(1, inputs, model.typical());
        values = new ShapleyValues(layout, background, sampling(layout), "kl-orders", (rows, count, kl) -> {
            for (int from = 0; from < count; from += CHUNK) {
                int part = Math.min(CHUNK, count - from);
                encoder.run(rows, from * inputs, part);
                System.arraycopy(encoder.kl(), 0, kl, from, part);
            }
        });
    }

    static ShapleyValues.Sampling sampling(InputLayout layout) {
        return ShapleyValues.Sampling.of(layout, ORDERS);
    }

    /** KL of one row as the encoder sees it; the shares are counted from that of the typical row. */
    static double kl(VaeModel model, float[] row) {
        Encoder encoder = new Encoder(model, 1);
        encoder.run(row, 0, 1);
        return encoder.kl()[0];
    }

    /**
     * Adds the shares of one row to its contributions.
     *
     * @param row where its inputs are, as the encoder sees them, from {@code offset} on
     * @param contributions one per input, from {@code at} on
     */
    void add(float[] row, int offset, double[] contributions, int at) {
        values.add(row, offset, contributions, at);
    }
}
