package dev.hawkins.explain;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;

/**
 * Expects the same of every row: score = base + sum of weight * (x - expected), input by input.
 *
 * @param expected one per input, NaN where nothing is expected
 * @param spread one per input, NaN where there is none
 */
record FakeModel(InputLayout layout, double base, double[] weights, float[] expected, float[] spread) implements Model {
    @Override
    public ScoreMeaning meaning() {
        return new ScoreMeaning("made up", "none", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean additive() {
        return true;
    }

    @Override
    public TrainingReport report() {
        return TrainingReport.none();
    }

    @Override
    public ModelState state() {
        throw new UnsupportedOperationException("a fake is not stored");
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new Scorer() {
            @Override
            public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
                throw new UnsupportedOperationException("explain gives the scores");
            }

            @Override
            public void explain(
                    float[] rows, int offset, int count, double[] scores, double[] parts, float[] means, float[] sds) {
                if (count > maxRows) {
                    throw new IllegalArgumentException("%d rows are more than %d".formatted(count, maxRows));
                }
                int width = weights.length;
                for (int r = 0; r < count; r++) {
                    scores[r] = base;
                    for (int i = 0; i < width; i++) {
                        double about = Float.isNaN(expected[i]) ? 0 : expected[i];
                        parts[r * width + i] = weights[i] * (rows[offset + r * width + i] - about);
                        scores[r] += parts[r * width + i];
                        means[r * width + i] = expected[i];
                        sds[r * width + i] = spread[i];
                    }
                }
            }
        };
    }
}
