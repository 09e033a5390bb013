package dev.hawkins.detect;

import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;

/**
 * How known anomalies enter the loss of a network that learns to restore normal rows: normal rows count as ever, known
 * anomalies are pushed away. With d the distance of a row from its reconstruction and s a scale:
 */
public enum Contrast {
    /**
     * {@code -s log(1 - exp(-d/s))}: exp(-d/s) is the probability that the row is normal, as for normal rows
     * {@code d = -s log exp(-d/s)}. Never below 0, and flat where an anomaly is far enough.
     */
    PROBABILITY,
    /** {@code -d}: without bound, so that in the end nothing else counts. */
    UNBOUNDED;

    /** Units of the label input. */
    public static final int LABELS = 2;

    /**
     * The loss of a row: where all rows are normal it is {@code normalLoss} with its gradients, bit for bit.
     *
     * @param label {@link #LABELS} numbers per row: 1, 0 for a normal row, 0, 1 for a known anomaly
     * @param normalLoss what a normal row costs
     * @param distance what a known anomaly is pushed along, 0 or more
     * @param scale s, above 0
     */
    public Node loss(Graph graph, Node label, Node normalLoss, Node distance, double scale) {
        Node pushed =
                switch (this) {
                    case PROBABILITY -> graph.scale(graph.logOneMinusExp(graph.scale(distance, 1 / scale)), -scale);
                    case UNBOUNDED -> graph.scale(distance, -1);
                };
        return graph.add(
                graph.multiply(graph.slice(label, 0, 1), normalLoss), graph.multiply(graph.slice(label, 1, 1), pushed));
    }

    /** The labels of so many normal rows, followed by so many known anomalies. */
    public static Matrix labels(int normal, int anomalous) {
        float[] labels = new float[LABELS * (normal + anomalous)];
        for (int r = 0; r < normal + anomalous; r++) {
            labels[LABELS * r + (r < normal ? 0 : 1)] = 1;
        }
        return new Matrix(normal + anomalous, LABELS, labels);
    }
}
