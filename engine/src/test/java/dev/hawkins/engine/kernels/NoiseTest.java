package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Moments of the counter-based noise, and independence of rows, units and steps. Keys are fixed, so nothing is random. */
class NoiseTest {
    private static final int UNITS = 500;
    private static final int BLOCKS = 60;
    private static final int N = UNITS * BLOCKS * Kernels.BLOCK;

    /** Unit by unit, each with all its rows. */
    private static float[] noise(long key) {
        float[] all = new float[N];
        float[] block = new float[UNITS * Kernels.BLOCK];
        for (int b = 0; b < BLOCKS; b++) {
            KernelChoice.blocks().rows().noise(key, UNITS, b * Kernels.BLOCK, block, 0, Kernels.BLOCK);
            for (int u = 0; u < UNITS; u++) {
                System.arraycopy(block, u * Kernels.BLOCK, all, (u * BLOCKS + b) * Kernels.BLOCK, Kernels.BLOCK);
            }
        }
        return all;
    }

    @Test
    void momentsAreThoseOfAStandardNormal() {
        float[] z = noise(42);
        double[] moments = new double[5];
        for (float v : z) {
            double power = 1;
            for (int i = 1; i <= 4; i++) {
                power *= v;
                moments[i] += power / N;
            }
        }
        double sd = 1 / Math.sqrt(N);
        assertThat(Math.abs(moments[1])).isLessThan(4 * sd);
        assertThat(Math.abs(moments[2] - 1)).isLessThan(4 * Math.sqrt(2) * sd);
        assertThat(Math.abs(moments[3])).isLessThan(4 * Math.sqrt(15) * sd);
        assertThat(Math.abs(moments[4] - 3)).isLessThan(4 * Math.sqrt(96) * sd);
    }

    @Test
    void tailsAreThoseOfAStandardNormal() {
        int beyond = 0;
        for (float v : noise(43)) {
            beyond += Math.abs(v) > 3 ? 1 : 0;
        }
        double expected = N * 0.0026997960632601866;
        assertThat(Math.abs(beyond - expected)).isLessThan(4 * Math.sqrt(expected));
    }

    @Test
    void neighboursAreUncorrelated() {
        float[] z = noise(44);
        float[] next = noise(45);
        int unit = BLOCKS * Kernels.BLOCK;
        for (int lag : new int[] {1, 2, 32, unit, 2 * unit}) {
            assertThat(Math.abs(correlation(z, z, lag))).as("lag %d", lag).isLessThan(4.5 / Math.sqrt(N));
        }
        assertThat(Math.abs(correlation(z, next, 0))).as("next step").isLessThan(4.5 / Math.sqrt(N));
    }

    private static double correlation(float[] a, float[] b, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < a.length; i++) {
            sum += (double) a[i] * b[i + lag];
        }
        return sum / (a.length - lag);
    }

    @Test
    void masksHideTheirShare() {
        float[] block = new float[UNITS * Kernels.BLOCK];
        KernelChoice.blocks().rows().mask(7, 0.3, UNITS, 0, block, 0, Kernels.BLOCK);
        double kept = 0;
        for (float v : block) {
            assertThat(v).isIn(0f, 1f);
            kept += v / block.length;
        }
        assertThat(Math.abs(kept - 0.7)).isLessThan(4 * Math.sqrt(0.21 / block.length));
    }

    /** Mean, variance and both tails of -log(-log u), within 4 standard errors. */
    @Test
    void gumbelNoise() {
        int n = UNITS * BLOCKS * Kernels.BLOCK;
        float[] block = new float[UNITS * Kernels.BLOCK];
        double sum = 0;
        double squares = 0;
        int low = 0;
        int high = 0;
        for (int b = 0; b < BLOCKS; b++) {
            KernelChoice.blocks().rows().gumbel(46, UNITS, b * Kernels.BLOCK, block, 0, Kernels.BLOCK);
            for (float v : block) {
                sum += v;
                squares += (double) v * v;
                low += v < -1.5 ? 1 : 0;
                high += v > 6 ? 1 : 0;
            }
        }
        double mean = 0.5772156649015329;
        double variance = Math.PI * Math.PI / 6;
        assertThat(Math.abs(sum / n - mean)).isLessThan(4 * Math.sqrt(variance / n));
        assertThat(Math.abs(squares / n - variance - mean * mean)).isLessThan(4 * Math.sqrt(28.0 / n));
        assertShare(low, n, Math.exp(-Math.exp(1.5)));
        assertShare(high, n, 1 - Math.exp(-Math.exp(-6)));
    }

    private static void assertShare(int count, int n, double share) {
        assertThat(Math.abs(count - n * share)).isLessThan(4 * Math.sqrt(n * share));
    }
}
