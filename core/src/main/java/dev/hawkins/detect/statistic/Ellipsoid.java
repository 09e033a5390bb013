package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.prepare.InputLayout;

/** The squared Mahalanobis distance {@code (x - m)' P (x - m)} with a location m and a precision matrix P. */
final class Ellipsoid {
    private Ellipsoid() {}

    /**
     * A covariance with its diagonal lifted by a share of itself, so that it has an inverse; constant columns get
     * {@link Moments#CONSTANT_SD}.
     */
    static Cholesky factor(double[][] covariance, double[] scale, double ridge) {
        double[][] lifted = new double[covariance.length][];
        for (int i = 0; i < lifted.length; i++) {
            lifted[i] = covariance[i].clone();
            lifted[i][i] += ridge * scale[i];
            lifted[i][i] = Math.max(lifted[i][i], 1e-18);
        }
        return Cholesky.of(lifted);
    }

    /** Collects the state of a model. */
    static StateBuilder state(double[] location, double[][] precision) {
        return new StateBuilder().doubles("location", location).doubles("precision", precision);
    }

    static Model model(ModelState state, InputLayout layout, String description) {
        int inputs = layout.inputs();
        double[] location = state.doubles("location", inputs);
        double[] flat = state.doubles("precision", Math.multiplyExact(inputs, inputs));
        double[][] precision = new double[inputs][];
        for (int i = 0; i < inputs; i++) {
            precision[i] = java.util.Arrays.copyOfRange(flat, i * inputs, (i + 1) * inputs);
        }
        return new StateModel(
                layout,
                new ScoreMeaning(description, "squared standard deviations", 0, Double.POSITIVE_INFINITY),
                true,
                0,
                state,
                () -> new Distance(location, precision));
    }

    private static final class Distance extends RowScorer {
        private final double[] location;
        private final double[][] precision;
        private final double[] centred;
        private final double[] pulled;

        Distance(double[] location, double[][] precision) {
            super(location.length);
            this.location = location;
            this.precision = precision;
            this.centred = new double[location.length];
            this.pulled = new double[location.length];
        }

        /** Leaves x - m and P (x - m) behind; rows of P are added, so that no sum is serial. */
        @Override
        protected double score(float[] rows, int from) {
            java.util.Arrays.fill(pulled, 0);
            for (int i = 0; i < location.length; i++) {
                centred[i] = rows[from + i] - location[i];
                addScaled(pulled, centred[i], precision[i]);
            }
            double sum = 0;
            for (int j = 0; j < centred.length; j++) {
                sum += centred[j] * pulled[j];
            }
            return Math.max(0, sum);
        }

        private static void addScaled(double[] sums, double factor, double[] terms) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += factor * terms[j];
            }
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            double score = score(rows, from);
            for (int j = 0; j < centred.length; j++) {
                contributions[to + j] = centred[j] * pulled[j];
                expected[to + j] = (float) (rows[from + j] - pulled[j] / precision[j][j]);
                spread[to + j] = (float) Math.sqrt(1 / precision[j][j]);
            }
            return score;
        }
    }
}
