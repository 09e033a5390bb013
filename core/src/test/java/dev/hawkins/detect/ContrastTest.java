package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {
    private static final float LOG_2 = (float) StrictMath.log(2);

    private static float loss(Contrast contrast, boolean anomaly, float distance, double scale) {
        Graph graph = new Graph();
        Node d = graph.input("d", 1);
        Node label = graph.input("label", Contrast.LABELS);
        Node loss = contrast.loss(graph, label, d, d, scale);
        Inference inference = graph.compile().inference(List.of(d, label), List.of(loss), 1);
        float[] out = new float[1];
        inference.feed(d, new float[] {distance}, 0, 1);
        inference.feed(label, anomaly ? new float[] {0, 1} : new float[] {1, 0}, 0, 1);
        inference.run(1);
        inference.fetch(loss, out, 0);
        return out[0];
    }

    /** A row that is normal with probability 1/2 costs the same either way. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 30})
    void bothCostLogTwoWhereTheProbabilityIsOneHalf(double scale) {
        float distance = (float) (scale * LOG_2);
        assertThat(loss(Contrast.PROBABILITY, false, distance, scale)).isEqualTo(distance);
        assertThat(loss(Contrast.PROBABILITY, true, distance, scale)).isCloseTo(distance, within(1e-5f * distance));
    }

    @Test
    void aNormalRowCostsItsDistanceAndAnAnomalyLessTheFartherItIsButNeverLessThanNothing() {
        float before = Float.POSITIVE_INFINITY;
        for (float d = 0.01f; d < 40; d *= 1.5f) {
            assertThat(loss(Contrast.PROBABILITY, false, d, 1)).isEqualTo(d);
            float pushed = loss(Contrast.PROBABILITY, true, d, 1);
            assertThat(pushed).isLessThan(before).isNotNegative();
            assertThat((double) pushed).isCloseTo(-StrictMath.log1p(-StrictMath.exp(-d)), within(1e-6));
            before = pushed;
        }
    }

    @Test
    void withoutBoundAnAnomalyCostsItsDistanceWithTheOtherSign() {
        assertThat(loss(Contrast.UNBOUNDED, false, 7, 1)).isEqualTo(7);
        assertThat(loss(Contrast.UNBOUNDED, true, 7, 1)).isEqualTo(-7);
    }

    @Test
    void aPerfectlyRestoredAnomalyHasAFiniteLoss() {
        assertThat(loss(Contrast.PROBABILITY, true, 0, 1)).isCloseTo(13.8155f, within(1e-3f));
        assertThat(loss(Contrast.PROBABILITY, true, 1e30f, 1)).isBetween(0f, 1e-20f);
    }

    @Test
    void oneAnomalyTrainsAndOfTenOneValidates() {
        for (int count : new int[] {1, 10}) {
            Training training = new Training(
                    Tables.normal(100, 3, 1), Tables.normal(count, 3, 2), dev.hawkins.prepare.InputLayout.ofReals(3));
            KnownAnomalies known = KnownAnomalies.of(training, 10, 0.5, 0.1, 0, FitContext.of(1));
            assertThat(known.split().training()).hasSize(count == 1 ? 91 : 99);
            assertThat(known.split().validation()).hasSize(count == 1 ? 10 : 11);
            assertThat(known.normalSplit().validation()).hasSize(10);
            assertThat(known.labels().select(new int[] {99, 100}).values()).containsExactly(1, 0, 0, 1);
        }
    }

    @Test
    void fewAnomaliesAreRepeatedUntilTheyAreTheShareOfRows() {
        Training training = new Training(
                Tables.normal(100, 3, 1), Tables.normal(2, 3, 2), dev.hawkins.prepare.InputLayout.ofReals(3));
        int[] rows = KnownAnomalies.of(training, 10, 0.5, 0.1, 0.1, FitContext.of(1))
                .split()
                .training();
        assertThat(rows).hasSize(100);
        assertThat(java.util.Arrays.stream(rows).filter(r -> r == 100)).hasSize(5);
        assertThat(java.util.Arrays.stream(rows).filter(r -> r == 101)).hasSize(5);
        assertThat(KnownAnomalies.times(90, 50, 0.1)).isEqualTo(1);
    }

    /** Anomalies are read within the limits of normal rows, but for an input that only they vary in. */
    @Test
    void anomaliesAreLimited() {
        Matrix normal = Matrix.of(new float[][] {{0, 5}, {1, 5}, {2, 5}});
        Matrix odd = Matrix.of(new float[][] {{100, 9}, {1, 4}});
        Training training = new Training(normal, odd, dev.hawkins.prepare.InputLayout.ofReals(2));
        KnownAnomalies known = KnownAnomalies.of(training, 10, 0.5, 0, 0, FitContext.of(1));
        assertThat(known.rows().select(new int[] {3, 4}).values()).containsExactly(3, 9, 1, 4);
        assertThat(known.limits().low()).containsExactly(-1, 4);
        assertThat(known.limits().high()).containsExactly(3, 9);
    }
}
