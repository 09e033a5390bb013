package dev.hawkins.detect.variational;

import dev.hawkins.detect.ModelState;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What scores other than likelihoods need to know of ordinary rows.
 *
 * @param centre mean of the training rows' latent means
 * @param precision inverse of their covariance with 1e-6 of its mean variance added to the diagonal, units x units
 * @param error mean and standard deviation of ||x - xhat|| over held-back rows
 * @param kl the same of the KL
 */
record LatentFacts(double[] centre, double[] precision, double[] error, double[] kl) {
    private static final double RIDGE = 1e-6;
    /** Where held-back rows do not differ at all, a term is left in its own unit. */
    private static final double CONSTANT = 1e-12;

    /**
     * @param means latent means of training rows, row-major
     * @param errors ||x - xhat|| of held-back rows
     */
    static LatentFacts of(float[] means, int units, double[] errors, double[] kls) {
        int rows = means.length / units;
        double[] centre = new double[units];
        for (int i = 0; i < means.length; i++) {
            centre[i % units] += (double) means[i] / rows;
        }
        DMatrixRMaj covariance = new DMatrixRMaj(units, units);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < units; i++) {
                for (int k = 0; k < units; k++) {
                    double product = (means[r * units + i] - centre[i]) * (means[r * units + k] - centre[k]);
                    covariance.add(i, k, product / rows);
                }
            }
        }
        double ridge = RIDGE * CommonOps_DDRM.trace(covariance) / units;
        for (int i = 0; i < units; i++) {
            covariance.add(i, i, ridge > 0 ? ridge : 1);
        }
        CommonOps_DDRM.invert(covariance);
        return new LatentFacts(centre, covariance.data.clone(), spread(errors), spread(kls));
    }

    private static double[] spread(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean) / values.length;
        }
        double sd = Math.sqrt(squares);
        return new double[] {mean, sd > CONSTANT ? sd : 1};
    }

    /** {@code (mu - centre)' precision (mu - centre)} of the mean that begins at {@code from}. */
    double mahalanobis(float[] means, int from) {
        int units = centre.length;
        double sum = 0;
        for (int i = 0; i < units; i++) {
            double along = 0;
            for (int k = 0; k < units; k++) {
                along += precision[i * units + k] * (means[from + k] - centre[k]);
            }
            sum += along * (means[from + i] - centre[i]);
        }
        return Math.max(0, sum);
    }

    /** Both terms, standardised. */
    double standardised(double rowError, double rowKl, double lambda) {
        return (rowError - error[0]) / error[1] + lambda * (rowKl - kl[0]) / kl[1];
    }

    void save(Map<String, ModelState.Tensor> tensors) {
        tensors.put("latent-centre", ModelState.Doubles.of(centre.clone()));
        tensors.put("latent-precision", ModelState.Doubles.of(precision.clone()));
        tensors.put("error-mean-and-sd", ModelState.Doubles.of(error.clone()));
        tensors.put("kl-mean-and-sd", ModelState.Doubles.of(kl.clone()));
    }

    static LatentFacts load(ModelState state, int units) {
        return new LatentFacts(
                state.doubles("latent-centre", units),
                state.doubles("latent-precision", units * units),
                state.doubles("error-mean-and-sd", 2),
                state.doubles("kl-mean-and-sd", 2));
    }
}
