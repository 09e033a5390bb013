package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;

class EigenpairsTest {
    @Test
    void knownByHand() {
        Eigenpairs pairs = Eigenpairs.of(new double[][] {{2, 1}, {1, 2}}).orElseThrow();

        assertThat(pairs.values()).containsExactly(new double[] {3, 1}, within(1e-14));
        assertThat(Math.abs(pairs.vectors()[0][0])).isCloseTo(Math.sqrt(0.5), within(1e-14));
        assertThat(pairs.vectors()[0][0]).isCloseTo(pairs.vectors()[0][1], within(1e-14));
        assertThat(pairs.vectors()[1][0]).isCloseTo(-pairs.vectors()[1][1], within(1e-14));
    }

    /** Kernels of rows that are copies of a few: the plain search does not end for one in twenty of them. */
    @Test
    void mostlyEqualRowsAreDecomposed() {
        for (int seed = 1; seed <= 60; seed++) {
            double[][] kernel = kernelOfCopies(RandomStream.of(seed, "copies"));

            Eigenpairs pairs = Eigenpairs.of(kernel).orElseThrow();

            for (int k = 0; k < kernel.length; k++) {
                assertThat(misfit(kernel, pairs.values()[k], pairs.vectors()[k]))
                        .as("seed %d, pair %d", seed, k)
                        .isLessThan(1e-11);
            }
        }
    }

    /** Centred, 100 to 149 rows, 2 to 9 distinct ones. */
    private static double[][] kernelOfCopies(RandomStream random) {
        int n = 100 + random.nextInt(50);
        int groups = 2 + random.nextInt(8);
        double alike = Math.exp(-Math.pow(10, random.nextInt(6) - 3));
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            group[i] = random.nextInt(groups);
        }
        double[][] kernel = new double[n][n];
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel[i][j] = group[i] == group[j] ? 1 : alike;
                means[i] += kernel[i][j] / n;
            }
            mean += means[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel[i][j] += mean - means[i] - means[j];
            }
        }
        return kernel;
    }

    /** Largest entry of A v - value v. */
    private static double misfit(double[][] matrix, double value, double[] vector) {
        double largest = 0;
        for (int i = 0; i < vector.length; i++) {
            double sum = -value * vector[i];
            for (int j = 0; j < vector.length; j++) {
                sum += matrix[i][j] * vector[j];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
