package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;

/**
 * How a trained network scores a row: {@code weight * sum_j |x_j - expected_j| + rest}.
 *
 * @param row what the network reads
 * @param expected what it expects of every input, or null
 * @param weight of the differences, 0 where they are not scored
 * @param rest what belongs to no single input, one number per row, or null
 */
record Judgement(Network network, Node row, Node expected, double weight, Node rest) {}
