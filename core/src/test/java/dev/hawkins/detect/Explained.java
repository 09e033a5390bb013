package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;

/** What a model says of rows, all arrays row-major. */
record Explained(double[] scores, double[] contributions, float[] expected, float[] spread) {
    static Explained of(Model model, Matrix rows) {
        int numbers = rows.values().length;
        Explained e =
                new Explained(new double[rows.rows()], new double[numbers], new float[numbers], new float[numbers]);
        model.scorer(rows.rows())
                .explain(rows.values(), 0, rows.rows(), e.scores, e.contributions, e.expected, e.spread);
        return e;
    }

    /** Scores are those without explanation, in the range that the model states; contributions and base sum to them. */
    static void check(Model model, Matrix rows) {
        Explained explained = of(model, rows);
        double[] scores = model.score(rows);
        assertThat(explained.scores).containsExactly(scores);
        int inputs = rows.columns();
        for (int r = 0; r < rows.rows(); r++) {
            assertThat(scores[r])
                    .isFinite()
                    .isBetween(model.meaning().lowest(), model.meaning().highest());
            double sum = model.base();
            double size = Math.abs(model.base());
            for (int i = r * inputs; i < (r + 1) * inputs; i++) {
                sum += explained.contributions[i];
                size += Math.abs(explained.contributions[i]);
            }
            assertThat(sum).isCloseTo(scores[r], within(1e-9 * Math.max(size, 1e-300)));
        }
        explained.checkExpectations(model.meaning().description());
    }

    /** Either all expectations are finite, with spreads of at least 0, or there are none. */
    private void checkExpectations(String meaning) {
        boolean none = Float.isNaN(expected[0]);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Float.isFinite(expected[i])).as(meaning).isEqualTo(!none);
            if (!none) {
                assertThat(spread[i]).isGreaterThanOrEqualTo(0f).isLessThan(Float.POSITIVE_INFINITY);
            }
        }
    }
}
