package dev.hawkins.detect;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, the largest first.
 *
 * @param values those below 0, which in a covariance or a kernel are rounding, are 0
 * @param vectors of length 1, one for each value
 */
public record Eigenpairs(double[] values, double[][] vectors) {

    /**
     * By the plain, single-threaded decomposition, chosen by name so that its bits do not depend on the machine. It looks for
     * entries beside the diagonal that are small against the diagonal, and may look in vain where hundreds of eigenvalues are 0,
     * as those of rows that are mostly equal. Then it gets the matrix plus its trace times the identity: the same vectors, and
     * no value is small.
     *
     * @param symmetric square, finite; not changed
     * @return empty if nothing was found even so
     */
    public static Optional<Eigenpairs> of(double[][] symmetric) {
        return of(symmetric, 0).or(() -> of(symmetric, trace(symmetric)));
    }

    private static Optional<Eigenpairs> of(double[][] symmetric, double shift) {
        int n = symmetric.length;
        DMatrixRMaj shifted = new DMatrixRMaj(symmetric);
        for (int i = 0; i < n; i++) {
            shifted.add(i, i, shift);
        }
        var decomposition =
                new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
        if (!decomposition.decompose(shifted)) {
            return Optional.empty();
        }
        double[] unsorted = IntStream.range(0, n)
                .mapToDouble(k -> decomposition.getEigenvalue(k).getReal() - shift)
                .toArray();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(unsorted[b], unsorted[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] = Math.max(0, unsorted[order[k]]);
            vectors[k] = decomposition.getEigenVector(order[k]).getData();
        }
        return Optional.of(new Eigenpairs(values, vectors));
    }

    private static double trace(double[][] symmetric) {
        double trace = 0;
        for (int i = 0; i < symmetric.length; i++) {
            trace += symmetric[i][i];
        }
        return trace;
    }
}
