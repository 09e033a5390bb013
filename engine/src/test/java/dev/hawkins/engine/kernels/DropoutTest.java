package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of what is left out, and independence of rows, units, blocks and keys. Keys are fixed, so nothing is random. */
class DropoutTest {
    private static final int UNITS = 501;
    private static final int BLOCKS = 60;
    private static final int N = UNITS * BLOCKS * Kernels.BLOCK;

    private static int[] draw(long key, double share) {
        int[] all = new int[UNITS * BLOCKS];
        int[] kept = new int[UNITS];
        for (int b = 0; b < BLOCKS; b++) {
            Dropout.draw(key, share, b, kept);
            System.arraycopy(kept, 0, all, b * UNITS, UNITS);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.2, 0.5, 0.7, 0.999, 0.9999999999999})
    void shares(double share) {
        long left = 0;
        for (int bits : draw(42, share)) {
            left += Kernels.BLOCK - Integer.bitCount(bits);
        }
        assertThat(Math.abs(left - share * N)).isLessThanOrEqualTo(4 * Math.sqrt(N * share * (1 - share)) + 0.001);
    }

    @Test
    void neighboursAreIndependent() {
        int[] a = draw(43, 0.2);
        int[] next = draw(44, 0.2);
        for (int lag : new int[] {1, 2, UNITS, 2 * UNITS}) {
            assertThat(agreement(a, a, lag, 0))
                    .as("units and blocks, lag %d", lag)
                    .isBetween(0.677, 0.683);
        }
        for (int lag : new int[] {1, 5, 16}) {
            assertThat(agreement(a, a, 0, lag)).as("rows, lag %d", lag).isBetween(0.677, 0.683);
        }
        assertThat(agreement(a, next, 0, 0)).as("keys").isBetween(0.677, 0.683);
    }

    /** Share of equal pairs: .8^2 + .2^2 if they are independent, with a standard error of .0005. */
    private static double agreement(int[] a, int[] b, int lag, int rows) {
        long equal = 0;
        for (int i = 0; i < a.length - lag; i++) {
            equal += Integer.bitCount(~(a[i] ^ Integer.rotateLeft(b[i + lag], rows)));
        }
        return equal / (double) Kernels.BLOCK / (a.length - lag);
    }
}
