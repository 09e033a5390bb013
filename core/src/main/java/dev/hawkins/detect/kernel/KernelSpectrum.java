package dev.hawkins.detect.kernel;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Eigenpairs;
import dev.hawkins.engine.Matrix;

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

    private static KernelSpectrum decompose(
            double[][] centred, double[] rowMeans, double mean, int components, double share, int most) {
        int n = centred.length;
        Eigenpairs pairs = Eigenpairs.of(centred)
                .orElseThrow(() ->
                        new DetectorException("kernel-pca could not decompose the kernel of %d rows".formatted(n)));
        double[] values = pairs.values();
        double total = 0;
        for (double value : values) {
            total += value;
        }
        int wanted = Math.min(most, components > 0 ? components : n);
        int kept = 0;
        double carried = 0;
        while (kept < Math.min(wanted, n)
                && values[kept] > Math.max(1e-14, NEGLIGIBLE * values[0])
                && (components > 0 || carried < share * total)) {
            carried += values[kept++];
        }
        double[][] coefficients = new double[n][kept];
        for (int l = 0; l < kept; l++) {
            for (int i = 0; i < n; i++) {
                coefficients[i][l] = pairs.vectors()[l][i] / Math.sqrt(values[l]);
            }
        }
        return new KernelSpectrum(coefficients, rowMeans, mean, total > 0 ? carried / total : 0);
    }

    int components() {
        return coefficients[0].length;
    }
}
