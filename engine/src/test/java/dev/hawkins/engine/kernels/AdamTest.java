package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.kernels.Updates.AdamStep;
import org.junit.jupiter.api.Test;

/**
 * Adam against three steps worked out by hand from the paper's formulas, rate 0.1, beta1 0.9, beta2 0.999, epsilon 1e-8,
 * parameter 1, gradients 0.5, -1, 0.25:
 *
 * <pre>
 * t   m          v              m-hat         v-hat         step
 * 1   0.05       0.00025        0.5           0.25          0.1 * 0.5 / 0.5           =  0.1
 * 2  -0.055      0.00124975    -0.289473684   0.625187594   0.1 * -0.289474/0.790688  = -0.036610341
 * 3  -0.0245     0.00131100025 -0.090405904   0.437437541   0.1 * -0.090406/0.661391  = -0.013669061
 * </pre>
 */
class AdamTest {
    private static final double[] GRADIENTS = {0.5, -1, 0.25};
    private static final double[] EXPECTED = {0.9, 0.936610341, 0.950279402};

    @Test
    void doubleKernels() {
        double[] p = {1};
        double[] m = new double[1];
        double[] v = new double[1];
        for (int t = 1; t <= 3; t++) {
            AdamStep step = AdamStep.of(0.1, 0.9, 0.999, 1e-8, t);
            DoubleKernels.create().updates().adam(step, 1, p, m, v, 0, new double[] {GRADIENTS[t - 1]}, 0, 1);
            assertThat(p[0]).isCloseTo(EXPECTED[t - 1], within(2e-8));
        }
        assertThat(m[0]).isCloseTo(-0.0245, within(1e-15));
        assertThat(v[0]).isCloseTo(0.00131100025, within(1e-15));
    }

    @Test
    void floatKernels() {
        float[] p = new float[16];
        java.util.Arrays.fill(p, 1);
        float[] m = new float[16];
        float[] v = new float[16];
        float[] g = new float[16];
        for (int t = 1; t <= 3; t++) {
            java.util.Arrays.fill(g, (float) GRADIENTS[t - 1]);
            AdamStep step = AdamStep.of(0.1, 0.9, 0.999, 1e-8, t);
            KernelChoice.blocks().updates().adam(step, 1, p, m, v, 0, g, 0, 16);
            for (float each : p) {
                assertThat((double) each).isCloseTo(EXPECTED[t - 1], within(2e-6));
            }
        }
    }
}
