package dev.hawkins.detect.kernel;

import dev.hawkins.detect.RowScorer;

/** {@code rho - sum_i a_i exp(-gamma ||x_i - x||^2)}. */
final class SupportVectorScorer extends RowScorer {
    private final SupportVectors vectors;
    private final double[] squared;
    private final double[] shares;

    SupportVectorScorer(SupportVectors vectors, int inputs) {
        super(inputs);
        this.vectors = vectors;
        this.squared = new double[vectors.count()];
        this.shares = new double[vectors.count()];
    }

    @Override
    protected double score(float[] rows, int from) {
        return vectors.rho() - vectors.sum(rows, from, squared);
    }

    @Override
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        double score = score(rows, from);
        weigh();
        for (int j = 0; j < inputs(); j++) {
            double[] values = vectors.input(j);
            double mean = 0;
            for (int i = 0; i < shares.length; i++) {
                mean += shares[i] * values[i];
            }
            double squares = 0;
            for (int i = 0; i < shares.length; i++) {
                squares += shares[i] * (values[i] - mean) * (values[i] - mean);
            }
            double difference = rows[from + j] - mean;
            contributions[to + j] = difference * difference;
            expected[to + j] = (float) mean;
            spread[to + j] = (float) Math.sqrt(squares);
        }
        scaleTo(score - (vectors.rho() - 1), contributions, to);
        return score;
    }

    /** Each support vector's share in the sum; the exponents are shifted by the nearest, so far out it takes all. */
    private void weigh() {
        double nearest = Double.POSITIVE_INFINITY;
        for (double s : squared) {
            nearest = Math.min(nearest, s);
        }
        double total = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = vectors.coefficient(i) * StrictMath.exp(-vectors.gamma() * (squared[i] - nearest));
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
    }
}
