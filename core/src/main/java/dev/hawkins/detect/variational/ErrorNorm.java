package dev.hawkins.detect.variational;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Node;

/** {@code ||x - xhat||}, with xhat the expectation that the decoder's outputs give; summed in double. */
final class ErrorNorm {
    private final Likelihood likelihood;
    private final float[] parameters;
    private final double[] means;
    private final double[] variances;

    ErrorNorm(Likelihood likelihood, int maxRows) {
        this.likelihood = likelihood;
        this.parameters = new float[Math.multiplyExact(maxRows, likelihood.parameters())];
        this.means = new double[likelihood.units()];
        this.variances = new double[likelihood.units()];
    }

    /** Writes the error of each row of the last run to {@code errors} from {@code at} on. */
    void read(Inference run, Node node, float[] rows, int count, double[] errors, int at) {
        run.fetch(node, parameters, 0);
        for (int r = 0; r < count; r++) {
            Expectation.read(likelihood, parameters, r * likelihood.parameters(), means, variances);
            double sum = 0;
            for (int j = 0; j < means.length; j++) {
                double residual = rows[r * means.length + j] - means[j];
                sum += residual * residual;
            }
            errors[at + r] = Math.sqrt(sum);
        }
    }
}
