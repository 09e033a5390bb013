package dev.hawkins.detect.cluster;

import dev.hawkins.detect.statistic.Cholesky;

/**
 * A mixture of Gaussians.
 *
 * @param weights of the components, summing to 1
 * @param means one per component
 * @param covariances one per component: full, or only {@code [variances]} if diagonal
 * @param diagonal whether covariances are diagonal
 */
record Mixture(double[] weights, double[][] means, double[][][] covariances, boolean diagonal) {
    private static final double LOG_2_PI = 1.8378770664093453;

    int components() {
        return weights.length;
    }

    double variance(int component, int input) {
        return diagonal ? covariances[component][0][input] : covariances[component][input][input];
    }

    /** Number of free parameters. */
    int parameters() {
        int inputs = means[0].length;
        int each = diagonal ? inputs : inputs * (inputs + 1) / 2;
        return weights.length - 1 + weights.length * (inputs + each);
    }

    /** Evaluates log densities; for one thread. */
    Density density() {
        return new Density();
    }

    final class Density {
        private final Cholesky[] factors = new Cholesky[weights.length];
        private final double[] constants = new double[weights.length];
        private final double[] logs = new double[weights.length];
        private final double[] centred = new double[means[0].length];

        private Density() {
            for (int k = 0; k < weights.length; k++) {
                double logDeterminant = 0;
                if (diagonal) {
                    for (double variance : covariances[k][0]) {
                        logDeterminant += StrictMath.log(variance);
                    }
                } else {
                    factors[k] = Cholesky.of(covariances[k]);
                    logDeterminant = factors[k].logDeterminant();
                }
                constants[k] = StrictMath.log(weights[k]) - 0.5 * (logDeterminant + centred.length * LOG_2_PI);
            }
        }

        /** The log density at the row; leaves the components' terms for {@link #share}. */
        double log(float[] rows, int from) {
            for (int k = 0; k < logs.length; k++) {
                for (int j = 0; j < centred.length; j++) {
                    centred[j] = rows[from + j] - means[k][j];
                }
                logs[k] = constants[k] - 0.5 * squaredLength(k);
            }
            return logSum(logs);
        }

        /** The share of a component in a density. */
        double share(int component, double logDensity) {
            return StrictMath.exp(logs[component] - logDensity);
        }

        /** The log of the density that would be reached if all components had their peak at one place. */
        double peak() {
            return logSum(constants);
        }

        private double squaredLength(int k) {
            if (!diagonal) {
                return factors[k].squaredLength(centred);
            }
            double sum = 0;
            for (int j = 0; j < centred.length; j++) {
                sum += centred[j] * centred[j] / covariances[k][0][j];
            }
            return sum;
        }
    }

    private static double logSum(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
