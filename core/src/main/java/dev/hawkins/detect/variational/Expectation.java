package dev.hawkins.detect.variational;

import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Likelihood.Head;

/** Mean and variance of every input, read from the decoder's outputs. */
final class Expectation {
    private Expectation() {}

    /**
     * Reads one row of decoder outputs.
     *
     * @param parameters likelihood.parameters() numbers from {@code from} on
     * @param mean receives likelihood.units() means
     * @param variance receives as many variances
     */
    static void read(Likelihood likelihood, float[] parameters, int from, double[] mean, double[] variance) {
        int unit = 0;
        for (Head head : likelihood.heads()) {
            if (head instanceof Likelihood.Gaussian gaussian) {
                gaussian(gaussian, parameters, from, unit, mean, variance);
            } else if (head instanceof Likelihood.FixedGaussian gaussian) {
                fixed(gaussian, parameters, from, unit, mean, variance);
            } else if (head instanceof Likelihood.Bernoulli) {
                bernoulli(head.units(), parameters, from, unit, mean, variance);
            } else if (head instanceof Likelihood.ContinuousBernoulli) {
                continuousBernoulli(head.units(), parameters, from, unit, mean, variance);
            } else {
                categorical(head.units(), parameters, from, unit, mean, variance);
            }
            from += head.parameters();
            unit += head.units();
        }
    }

    private static void gaussian(
            Likelihood.Gaussian head, float[] parameters, int from, int unit, double[] mean, double[] variance) {
        for (int j = 0; j < head.units(); j++) {
            double m = parameters[from + j];
            mean[unit + j] = head.sigmoidMean() ? sigmoid(m) : m;
            variance[unit + j] = head.minimumSd() * head.minimumSd() + softplus(parameters[from + head.units() + j]);
        }
    }

    private static void fixed(
            Likelihood.FixedGaussian head, float[] parameters, int from, int unit, double[] mean, double[] variance) {
        for (int j = 0; j < head.units(); j++) {
            double m = parameters[from + j];
            mean[unit + j] = head.sigmoidMean() ? sigmoid(m) : m;
            variance[unit + j] = head.sd() * head.sd();
        }
    }

    private static void bernoulli(int units, float[] parameters, int from, int unit, double[] mean, double[] variance) {
        for (int j = 0; j < units; j++) {
            double p = sigmoid(parameters[from + j]);
            mean[unit + j] = p;
            variance[unit + j] = p * (1 - p);
        }
    }

    /** Mean {@code l/(2l-1) + 1/(2 atanh(1-2l))}, near l = 1/2 the uniform distribution's. */
    private static void continuousBernoulli(
            int units, float[] parameters, int from, int unit, double[] mean, double[] variance) {
        for (int j = 0; j < units; j++) {
            double logit = parameters[from + j];
            double l = sigmoid(logit);
            if (Math.abs(logit) < 1e-2) {
                mean[unit + j] = 0.5 + logit / 12;
                variance[unit + j] = 1.0 / 12;
            } else {
                // With t = 2 atanh(1 - 2 l) = -logit: mean = l/(2l-1) + 1/t, variance = l(l-1)/(1-2l)^2 + 1/t^2.
                double skew = 2 * l - 1;
                mean[unit + j] = l / skew - 1 / logit;
                variance[unit + j] = Math.max(0, -l * (1 - l) / (skew * skew) + 1 / (logit * logit));
            }
        }
    }

    private static void categorical(
            int units, float[] parameters, int from, int unit, double[] mean, double[] variance) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < units; j++) {
            largest = Math.max(largest, parameters[from + j]);
        }
        double sum = 0;
        for (int j = 0; j < units; j++) {
            mean[unit + j] = StrictMath.exp(parameters[from + j] - largest);
            sum += mean[unit + j];
        }
        for (int j = unit; j < unit + units; j++) {
            mean[j] /= sum;
            variance[j] = mean[j] * (1 - mean[j]);
        }
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
