package dev.hawkins.bench.compare;

import dev.hawkins.engine.Matrix;
import java.util.List;

/**
 * A workload with everything that all contenders start from.
 *
 * @param weights initial weights as Hawkins drew them, layer by layer in the order of the architecture
 * @param data rows to train on or to score; for a product its left side, rows x depth
 * @param noise noise of the proof: one row per row of the data when training, one row per sample otherwise
 * @param order a shuffle of the rows; batches are taken from it in turn
 */
public record Problem(Workload workload, List<Weight> weights, Matrix data, Matrix noise, int[] order) {
    /** Steps of training whose losses must agree. */
    public static final int PROOF_STEPS = 20;
    /** Rate of Adam, calm enough that rounding does not grow within the proof; beta1 .9, beta2 .999, epsilon 1e-8. */
    public static final double RATE = 0.0001;

    /**
     * A named block of parameters.
     *
     * @param values row-major; a bias has one column
     */
    public record Weight(String name, int rows, int columns, float[] values) {}

    /** First of the batch of a step within {@link #order}. */
    public int batchStart(long step) {
        int batches = order.length / workload.rows();
        return (int) (step % batches) * workload.rows();
    }
}
