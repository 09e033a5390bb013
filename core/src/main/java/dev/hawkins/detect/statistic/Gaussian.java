package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;

/**
 * The three-sigma rule: the score is the largest {@code |x_j - m_j| / sd_j} over the inputs, with the mean and standard
 * deviation (n - 1) of the training rows; above 3 lie .27 % of the values of a normal column (Shewhart 1931). A constant
 * input counts as one with a standard deviation of .001. The input with the largest deviation alone makes the score, so
 * it alone contributes.
 */
public record Gaussian() implements Detector {
    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("gaussian", 2);
        context.check();
        double[] mean = Moments.mean(training.rows());
        ModelState state = new StateBuilder()
                .doubles("mean", mean)
                .doubles("sd", Moments.sd(training.rows(), mean))
                .build();
        context.done(mean.length + " inputs");
        return restore(state, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        double[] mean = state.doubles("mean", layout.inputs());
        double[] sd = state.doubles("sd", layout.inputs());
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "largest deviation of an input from its mean",
                        "standard deviations",
                        0,
                        Double.POSITIVE_INFINITY),
                true,
                0,
                state,
                () -> new Largest(mean, sd));
    }

    private static final class Largest extends RowScorer {
        private final double[] mean;
        private final double[] sd;

        Largest(double[] mean, double[] sd) {
            super(mean.length);
            this.mean = mean;
            this.sd = sd;
        }

        @Override
        protected double score(float[] rows, int from) {
            return deviation(rows, from, strangest(rows, from));
        }

        private int strangest(float[] rows, int from) {
            int strangest = 0;
            for (int j = 1; j < mean.length; j++) {
                if (deviation(rows, from, j) > deviation(rows, from, strangest)) {
                    strangest = j;
                }
            }
            return strangest;
        }

        private double deviation(float[] rows, int from, int j) {
            return Math.abs(rows[from + j] - mean[j]) / sd[j];
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            int strangest = strangest(rows, from);
            for (int j = 0; j < mean.length; j++) {
                expected[to + j] = (float) mean[j];
                spread[to + j] = (float) sd[j];
            }
            contributions[to + strangest] = deviation(rows, from, strangest);
            return contributions[to + strangest];
        }
    }
}
