package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogOneMinusExpTest {
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 1);
    private final Node scaled = graph.dense("w", x, 1, Activation.IDENTITY, Initialiser.ZEROS);
    private final Node y = graph.logOneMinusExp(scaled);
    private final Network network = graph.compile();

    /** In float, against the two exact forms in double. */
    @ParameterizedTest
    @ValueSource(floats = {1e-6f, 1e-5f, 1e-3f, 0.1f, 0.5f, 0.6931472f, 1, 2, 5, 10, 20, 40, 50})
    void isExactToFloatPrecision(float a) {
        double expected = a <= 0.7
                ? StrictMath.log(-StrictMath.expm1(-(double) a))
                : StrictMath.log1p(-StrictMath.exp(-(double) a));
        assertThat((double) value(a)).isCloseTo(expected, within(1e-6 * Math.max(Math.abs(expected), 1e-30)));
    }

    @Test
    void isLogTwoBelowZeroWhereBothHaveProbabilityOneHalf() {
        assertThat(value((float) StrictMath.log(2))).isCloseTo((float) -StrictMath.log(2), within(1e-7f));
    }

    @ParameterizedTest
    @CsvSource({"0, 1e-6", "-3, 1e-6", "70, 50", "1e30, 50"})
    void isLimited(float a, float limit) {
        assertThat(value(a)).isEqualTo(value(limit));
    }

    /** d/dx = 1 / (exp(x) - 1), also beyond the limits, where it is the one at the limit. */
    @ParameterizedTest
    @CsvSource({"1e-5, 1e-5", "0.1, 0.1", "1, 1", "20, 20", "0, 1e-6", "60, 50"})
    void derivative(float a, double at) {
        set(1, 0);
        float[] gradient = Gradient.of(network, y, x, new Matrix(1, 1, new float[] {a}));
        double expected = 1 / StrictMath.expm1(at);
        assertThat((double) gradient[1]).isCloseTo(expected, within(2e-6 * expected));
    }

    /** Central differences in double, of numbers between 0 and 2a; scaled up where the gradient falls with exp(-a). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 0.1, 1, 20})
    void differences(double a) {
        Graph g = new Graph();
        Node in = g.input("x", 1);
        Node share = g.dense("w", in, 1, Activation.SIGMOID, Initialiser.ZEROS);
        Node loss = g.scale(g.logOneMinusExp(g.scale(share, 2 * a)), Math.max(1, StrictMath.expm1(a)));
        Matrix rows = new Matrix(3, 1, new float[] {0.2f, -0.3f, 0.5f});
        FiniteDifferences.check(g, loss, Map.of(in, rows), 3, 5);
    }

    private float value(float a) {
        set(1, 0);
        Inference inference = network.inference(List.of(x), List.of(y), 1);
        float[] out = new float[1];
        inference.feed(x, new float[] {a}, 0, 1);
        inference.run(1);
        inference.fetch(y, out, 0);
        return out[0];
    }

    private void set(float weight, float bias) {
        network.setParameters(new float[] {weight, bias});
    }
}
