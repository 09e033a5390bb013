package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import java.util.List;

/**
 * How a trained network scores a row: {@code weight * sum_j |x_j - expected_j| + rest}, or, standardised, the sum of {@code
 * sum_j ((x_j - expected_j) / s_j)^2} and of the rest, each divided by its standard deviation on normal rows, as {@link
 * Weighing} finds it.
 *
 * @param row what the network reads
 * @param expected what it expects of every input, or null
 * @param weight of the differences, 0 where they are not scored
 * @param rest what belongs to no single input, one number per row, or null
 * @param standardised whether both parts are divided by what they vary by
 * @param together whether rows that are read together are normalised by each other, see {@link Normalisation#TEST_BATCH}
 */
record Judgement(
        Network network, Node row, Node expected, double weight, Node rest, boolean standardised, boolean together) {
    Judgement(Network network, Node row, Node expected, double weight, Node rest) {
        this(network, row, expected, weight, rest, false, false);
    }

    /** The same of rows by themselves. */
    Judgement apart() {
        return new Judgement(network, row, expected, weight, rest, standardised, false);
    }

    /** What reads the network as the judgement does. */
    Inference inference(List<Node> fed, List<Node> fetched, int maxRows) {
        return together ? network.inferenceTogether(fed, fetched, maxRows) : network.inference(fed, fetched, maxRows);
    }
}
