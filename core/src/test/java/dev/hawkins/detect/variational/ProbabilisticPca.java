package dev.hawkins.detect.variational;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/**
 * The linear Gaussian model x = m + W z + e of Tipping and Bishop (1999), in double, with orthogonal columns of W: what a
 * linear VAE must agree with. Directions are the first axes turned by a fixed rotation.
 */
final class ProbabilisticPca {
    final int inputs;
    final int latent;
    final double[] mean;
    /** inputs x latent. */
    final double[][] w;

    final double noiseVariance;
    /** Squared length of each column of W. */
    final double[] strengths;

    ProbabilisticPca(int inputs, double noiseVariance, double... strengths) {
        this.inputs = inputs;
        this.latent = strengths.length;
        this.noiseVariance = noiseVariance;
        this.strengths = strengths;
        this.mean = new double[inputs];
        Arrays.setAll(mean, j -> 0.5 * j - 1);
        this.w = new double[inputs][latent];
        for (int j = 0; j < inputs; j++) {
            for (int i = 0; i < latent; i++) {
                // Columns of the orthonormal cosine transform.
                w[j][i] = Math.sqrt(strengths[i] * 2 / inputs) * Math.cos(Math.PI * (j + 0.5) * (i + 1) / inputs);
            }
        }
    }

    double[][] sample(int rows, long seed) {
        RandomStream random = RandomStream.of(seed, "ppca");
        double[][] data = new double[rows][inputs];
        for (double[] row : data) {
            double[] z = new double[latent];
            Arrays.setAll(z, i -> random.nextGaussian());
            for (int j = 0; j < inputs; j++) {
                row[j] = mean[j] + Math.sqrt(noiseVariance) * random.nextGaussian();
                for (int i = 0; i < latent; i++) {
                    row[j] += w[j][i] * z[i];
                }
            }
        }
        return data;
    }

    /** Variance of z_i given x: s2 / (|w_i|^2 + s2). */
    double posteriorVariance(int i) {
        return noiseVariance / (strengths[i] + noiseVariance);
    }

    /** Mean of z_i given x: w_i . (x - m) / (|w_i|^2 + s2). */
    double posteriorMean(double[] x, int i) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
            sum += w[j][i] * (x[j] - mean[j]);
        }
        return sum / (strengths[i] + noiseVariance);
    }

    /** log N(x; m, WW' + s2 I), through the eigenvalues |w_i|^2 + s2 and s2. */
    double logDensity(double[] x) {
        double outside = 0;
        for (int j = 0; j < inputs; j++) {
            outside += (x[j] - mean[j]) * (x[j] - mean[j]);
        }
        double sum = inputs * Math.log(2 * Math.PI) + (inputs - latent) * Math.log(noiseVariance);
        for (int i = 0; i < latent; i++) {
            double eigenvalue = strengths[i] + noiseVariance;
            double along = posteriorMean(x, i) * eigenvalue;
            double square = along * along / strengths[i];
            outside -= square;
            sum += Math.log(eigenvalue) + square / eigenvalue;
        }
        return -(sum + outside / noiseVariance) / 2;
    }

    /** E over q(z|x) of log p(x|z): -(|x - m - W mu|^2 + tr(W'W S)) / (2 s2) - d/2 log(2 pi s2). */
    double expectedLogLikelihood(double[] x) {
        double square = 0;
        for (int j = 0; j < inputs; j++) {
            double restored = mean[j];
            for (int i = 0; i < latent; i++) {
                restored += w[j][i] * posteriorMean(x, i);
            }
            square += (x[j] - restored) * (x[j] - restored);
        }
        for (int i = 0; i < latent; i++) {
            square += strengths[i] * posteriorVariance(i);
        }
        return -square / (2 * noiseVariance) - inputs / 2.0 * Math.log(2 * Math.PI * noiseVariance);
    }

    /** KL(q(z|x) || N(0, I)). */
    double kl(double[] x) {
        double sum = 0;
        for (int i = 0; i < latent; i++) {
            double v = posteriorVariance(i);
            double mu = posteriorMean(x, i);
            sum += (mu * mu + v - 1 - Math.log(v)) / 2;
        }
        return sum;
    }
}
