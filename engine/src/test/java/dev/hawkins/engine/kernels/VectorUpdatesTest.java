package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.KernelNumbers.assertSameBits;
import static dev.hawkins.engine.kernels.KernelNumbers.normals;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimisers move parameters to the same bits whatever the kernels. */
class VectorUpdatesTest {
    private final Kernels<float[]> scalar = ScalarKernels.ofWidth(Kernels.BLOCK);
    private final Kernels<float[]> vector = VectorKernels.create();

    /** One update of the parameters p with moments m and v. */
    private interface Update {
        void of(Updates<float[]> updates, float[] p, float[] m, float[] v, float[] g);
    }

    static Stream<Update> updates() {
        Updates.AdamStep adam = Updates.AdamStep.of(0.01, 0.9, 0.999, 1e-8, 3);
        Updates.AdamStep adamax = Updates.AdamStep.ofAdamax(0.01, 0.9, 0.999, 1e-8, 3);
        Updates.RootStep root = new Updates.RootStep(0.9, 0.1, 1e-6);
        Updates.MomentumStep plain = new Updates.MomentumStep(0.1, 0.9, false);
        Updates.MomentumStep nesterov = new Updates.MomentumStep(0.1, 0.9, true);
        return Stream.of(
                (u, p, m, v, g) -> u.descend(0.3, 0.7, p, 0, g, 0, 96),
                (u, p, m, v, g) -> u.momentum(plain, 0.7, p, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.momentum(nesterov, 0.7, p, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adam(adam, 0.7, p, m, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adamax(adamax, 0.7, p, m, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.rmsProp(root, 0.7, p, v, 0, g, 0, 96),
                (u, p, m, v, g) -> u.adadelta(root, 0.7, p, v, m, 0, g, 0, 96),
                (u, p, m, v, g) -> u.addDecay(0.3, 0.7, p, 0, g, 0, 96),
                (u, p, m, v, g) -> u.shrink(0.9, 0.4, p, 0, 96));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void updatesGiveTheSameBits(Update update) {
        float[][] a = moments();
        float[][] b = moments();
        update.of(scalar.updates(), a[0], a[1], a[2], a[3]);
        update.of(vector.updates(), b[0], b[1], b[2], b[3]);
        boolean changed = false;
        for (int i = 0; i < 4; i++) {
            assertSameBits(a[i], b[i]);
            changed |= !Arrays.equals(a[i], moments()[i]);
        }
        assertThat(changed).isTrue();
    }

    /** Parameters, two moments that are not negative, and gradients; every fifth is tiny. */
    private float[][] moments() {
        float[] all = normals(4 * 96);
        float[][] parts = new float[4][];
        for (int i = 0; i < 4; i++) {
            parts[i] = Arrays.copyOfRange(all, i * 96, (i + 1) * 96);
        }
        for (int i = 0; i < 96; i++) {
            parts[1][i] = Math.abs(parts[1][i]);
            parts[2][i] = Math.abs(parts[2][i]);
        }
        for (int i = 0; i < 96; i += 5) {
            parts[3][i] *= 1e-30f;
            parts[1][i] = i % 2 == 0 ? 1e-30f : 1e-31f;
            parts[2][i] = 1e-30f;
        }
        return parts;
    }

    @Test
    void tinyMomentsBecomeZero() {
        float[][] a = moments();
        vector.updates().adam(Updates.AdamStep.of(0.01, 0.9, 0.999, 1e-8, 3), 0.7, a[0], a[1], a[2], 0, a[3], 0, 96);
        assertThat(a[1][0]).isZero();
        assertThat(a[2][5]).isZero();
        assertThat(a[1][1]).isNotZero();
    }

    @Test
    void softThreshold() {
        float[] p = new float[16];
        p[0] = 0.5f;
        p[1] = -0.5f;
        p[2] = 0.25f;
        p[3] = -0.1f;
        vector.updates().shrink(1, 0.25, p, 0, 16);
        assertThat(p).startsWith(0.25f, -0.25f, 0, 0, 0);
    }
}
