package dev.hawkins.reproduce;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The score behind the published figures of PCA: the sum over all components of the distance between the row and the
 * component's unit vector, taken as a point, over the component's share of the variance. Only for comparison: it depends
 * on the arbitrary signs of the vectors, here the largest entry positive, and is large where shares are small.
 */
final class ComponentPoints {
    private ComponentPoints() {}

    /** Scores of z-scored rows. */
    static double[] scores(Matrix training, Matrix test) {
        int d = training.columns();
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        for (int r = 0; r < training.rows(); r++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance.add(i, j, (double) training.get(r, i) * training.get(r, j));
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> parts = DecompositionFactory_DDRM.eig(d, true, true);
        parts.decompose(covariance);
        double total = 0;
        for (int c = 0; c < d; c++) {
            total += parts.getEigenvalue(c).getReal();
        }
        double[] scores = new double[test.rows()];
        for (int c = 0; c < d; c++) {
            double share = parts.getEigenvalue(c).getReal() / total;
            if (share > 1e-12) {
                add(scores, test, upright(parts.getEigenVector(c).getData()), share);
            }
        }
        return scores;
    }

    private static double[] upright(double[] vector) {
        int largest = 0;
        for (int j = 1; j < vector.length; j++) {
            largest = Math.abs(vector[j]) > Math.abs(vector[largest]) ? j : largest;
        }
        double sign = Math.signum(vector[largest]);
        return Arrays.stream(vector).map(value -> sign * value).toArray();
    }

    private static void add(double[] scores, Matrix test, double[] vector, double share) {
        for (int r = 0; r < scores.length; r++) {
            double squared = 0;
            for (int j = 0; j < test.columns(); j++) {
                double difference = test.get(r, j) - vector[j];
                squared += difference * difference;
            }
            scores[r] += Math.sqrt(squared) / share;
        }
    }
}
