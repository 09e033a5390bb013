package dev.hawkins.detect.kernel;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.engine.Matrix;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * The principal components of rows in the space of a Gaussian kernel {@code exp(-d^2 / (2 s^2))}.
 *
 * @param coefficients rows x components: the eigenvectors of the centred kernel matrix over the roots of their eigenvalues
 * @param rowMeans mean of every row of the kernel matrix
 * @param mean mean of the whole kernel matrix
 * @param share of the kernel variance that the components carry
 */
record KernelSpectrum(double[][] coefficients, double[] rowMeans, double mean, double share) {
    private static final double NEGLIGIBLE = 1e-10;

    /** @param components how many, 0 = as many as carry {@code share} of the variance; never more than {@code most} */
    static KernelSpectrum of(Matrix rows, double width, int components, double share, int most) {
        double[][] kernel = kernel(rows, width);
        int n = kernel.length;
        double[] rowMeans = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (double k : kernel[i]) {
                rowMeans[i] += k / n;
            }
            mean += rowMeans[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel[i][j] += mean - rowMeans[i] - rowMeans[j];
            }
        }
        return decompose(kernel, rowMeans, mean, components, share, most);
    }

    private static double[][] kernel(Matrix rows, double width) {
        Lanes lanes = new Lanes(rows);
        double[][] kernel = new double[rows.rows()][rows.rows()];
        for (int i = 0; i < kernel.length; i++) {
            lanes.squaredDistances(rows.values(), i * rows.columns(), kernel[i]);
            for (int j = 0; j < kernel.length; j++) {
                kernel[i][j] = StrictMath.exp(-kernel[i][j] / (2 * width * width));
            }
        }
        return kernel;
    }

    /** The plain, single-threaded decomposition, chosen by name so that its bits do not depend on the machine. */
    private static KernelSpectrum decompose(
            double[][] centred, double[] rowMeans, double mean, int components, double share, int most) {
        int n = centred.length;
        var decomposition =
                new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
        if (!decomposition.decompose(new DMatrixRMaj(centred))) {
            throw new DetectorException("kernel-pca could not decompose the kernel of %d rows".formatted(n));
        }
        double[] values = new double[n];
        double total = 0;
        for (int k = 0; k < n; k++) {
            values[k] = Math.max(0, decomposition.getEigenvalue(k).getReal());
            total += values[k];
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int wanted = Math.min(most, components > 0 ? components : n);
        int kept = 0;
        double carried = 0;
        while (kept < Math.min(wanted, n)
                && values[order[kept]] > Math.max(1e-14, NEGLIGIBLE * values[order[0]])
                && (components > 0 || carried < share * total)) {
            carried += values[order[kept++]];
        }
        double[][] coefficients = new double[n][kept];
        for (int l = 0; l < kept; l++) {
            double[] vector = decomposition.getEigenVector(order[l]).getData();
            for (int i = 0; i < n; i++) {
                coefficients[i][l] = vector[i] / Math.sqrt(values[order[l]]);
            }
        }
        return new KernelSpectrum(coefficients, rowMeans, mean, total > 0 ? carried / total : 0);
    }

    int components() {
        return coefficients[0].length;
    }
}
