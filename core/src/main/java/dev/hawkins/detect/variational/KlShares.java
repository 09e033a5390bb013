package dev.hawkins.detect.variational;

import dev.hawkins.detect.ShapleyValues;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Shares KL(q(z|x) || p(z)) out over the columns of a row: how much each column moves the code away from where a typical
 * row's is. The KL is no sum over inputs, so the shares are {@link ShapleyValues}, of four orders: the encoder is smooth, and
 * this part of the score is explained with every row. They add up to KL(row) - KL(typical row). Not thread-safe.
 */
final class KlShares {
    private static final int ORDERS = 4;
    private static final int CHUNK = 256;

    private final ShapleyValues values;

    /** @param typical the row to start from, as the encoder sees it */
    KlShares(VaeNetwork net, InputLayout layout, float[] typical) {
        Inference encoder = net.network().inference(List.of(net.row()), List.of(net.kl()), CHUNK);
        Matrix background = new Matrix(1, typical.length, typical);
        values = new ShapleyValues(layout, background, sampling(layout), "kl-orders", (rows, count, kl) -> {
            Arrays.fill(kl, 0, count, 0);
            for (int from = 0; from < count; from += CHUNK) {
                int part = Math.min(CHUNK, count - from);
                encoder.feed(net.row(), rows, from * typical.length, part);
                encoder.run(part);
                encoder.addSums(net.kl(), kl, from);
            }
        });
    }

    static ShapleyValues.Sampling sampling(InputLayout layout) {
        return ShapleyValues.Sampling.of(layout, ORDERS);
    }

    /** KL of the typical row, from which the shares are counted. */
    static double typicalKl(VaeNetwork net, float[] typical) {
        Inference inference = net.network().inference(List.of(net.row()), List.of(net.kl()), 1);
        double[] kl = new double[1];
        inference.feed(net.row(), typical, 0, 1);
        inference.run(1);
        inference.addSums(net.kl(), kl, 0);
        return kl[0];
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
