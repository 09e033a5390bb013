package dev.hawkins.detect.cluster;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import dev.hawkins.detect.statistic.Moments;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/** Fits mixtures of Gaussians by expectation and maximisation. */
final class ExpectationMaximisation {
    private static final int CHUNK = 512;
    private static final int SHORT_RUN = 5;
    private static final int LONG_RUN = 200;
    private static final double SETTLED = 1e-6;
    private static final double SMALLEST_WEIGHT = 1e-8;

    private final Matrix rows;
    private final boolean diagonal;
    private final double[] lift;
    private final FitContext context;

    /** @param lift added to every variance */
    ExpectationMaximisation(Matrix rows, boolean diagonal, double[] lift, FitContext context) {
        this.rows = rows;
        this.diagonal = diagonal;
        this.lift = lift;
        this.context = context;
    }

    /**
     * @param mixture the fitted mixture
     * @param logLikelihood of all rows under it
     */
    record Fit(Mixture mixture, double logLikelihood) {
        /** Bayes' information criterion, smaller is better. */
        double bic(int rows) {
            return -2 * logLikelihood + mixture.parameters() * StrictMath.log(rows);
        }
    }

    /** The likeliest mixture among short runs from several starts, run to the end. */
    Fit fit(int components, int restarts, RandomStream random) {
        Fit best = null;
        for (int run = 0; run < restarts; run++) {
            Fit fit = run(start(components, random.derive(components + " components, start " + run)), SHORT_RUN);
            best = best == null || fit.logLikelihood > best.logLikelihood ? fit : best;
            if (components == 1) {
                break;
            }
        }
        return run(best.mixture, LONG_RUN);
    }

    /** Components around k-means clusters. */
    private Mixture start(int components, RandomStream random) {
        double[][] centres = new Lloyd(rows, context).cluster(components, 1, 10, random);
        int[] nearest = Assignment.of(rows, centres, context).centre();
        double[][] shares = new double[centres.length][rows.rows()];
        for (int r = 0; r < nearest.length; r++) {
            shares[nearest[r]][r] = 1;
        }
        return maximise(shares);
    }

    Fit run(Mixture start, int most) {
        Mixture mixture = start;
        double[][] shares = new double[start.components()][rows.rows()];
        double likelihood = expect(mixture, shares);
        for (int i = 0; i < most; i++) {
            context.check();
            Mixture next = maximise(shares);
            double improved = expect(next, shares);
            if (improved < likelihood) {
                break; // only by the lift of the variances
            }
            mixture = next;
            boolean settled = improved - likelihood <= SETTLED * rows.rows();
            likelihood = improved;
            if (settled) {
                break;
            }
        }
        return new Fit(mixture, likelihood);
    }

    /** Each component's share in each row, and the log likelihood. */
    double expect(Mixture mixture, double[][] shares) {
        double[] logs = new double[rows.rows()];
        Parallel.run((logs.length + CHUNK - 1) / CHUNK, context, () -> {
            Mixture.Density density = mixture.density();
            return chunk -> {
                int end = Math.min(logs.length, (chunk + 1) * CHUNK);
                for (int r = chunk * CHUNK; r < end; r++) {
                    logs[r] = density.log(rows.values(), r * rows.columns());
                    for (int k = 0; k < shares.length; k++) {
                        shares[k][r] = density.share(k, logs[r]);
                    }
                }
            };
        });
        double sum = 0;
        for (double log : logs) {
            sum += log;
        }
        return sum;
    }

    /** The mixture that suits the shares best. */
    Mixture maximise(double[][] shares) {
        int components = shares.length;
        int inputs = rows.columns();
        double[] weights = new double[components];
        double[][] means = new double[components][inputs];
        double[][][] covariances = new double[components][diagonal ? 1 : inputs][inputs];
        Parallel.run(components, context, () -> k -> {
            double total = 0;
            for (double share : shares[k]) {
                total += share;
            }
            double[] normalised = new double[rows.rows()];
            for (int r = 0; r < normalised.length; r++) {
                normalised[r] = total > SMALLEST_WEIGHT ? shares[k][r] / total : 1.0 / normalised.length;
            }
            weights[k] = Math.max(total, SMALLEST_WEIGHT) / rows.rows();
            mean(normalised, means[k]);
            covariance(normalised, means[k], covariances[k]);
        });
        normalise(weights);
        return new Mixture(weights, means, covariances, diagonal);
    }

    private void mean(double[] shares, double[] mean) {
        for (int r = 0; r < shares.length; r++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += shares[r] * rows.values()[r * mean.length + j];
            }
        }
    }

    private void covariance(double[] shares, double[] mean, double[][] covariance) {
        if (diagonal) {
            for (int r = 0; r < shares.length; r++) {
                for (int j = 0; j < mean.length; j++) {
                    double d = rows.values()[r * mean.length + j] - mean[j];
                    covariance[0][j] += shares[r] * d * d;
                }
            }
        } else {
            for (int i = 0; i < mean.length; i++) {
                Moments.addProducts(rows, shares, mean, i, covariance[i]);
            }
            Moments.mirror(covariance);
        }
        for (int j = 0; j < mean.length; j++) {
            covariance[diagonal ? 0 : j][j] += lift[j];
        }
    }

    private static void normalise(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
    }
}
