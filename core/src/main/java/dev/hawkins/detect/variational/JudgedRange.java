package dev.hawkins.detect.variational;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Likelihood.Head;
import java.util.Arrays;

/**
 * The range in which a likelihood judges inputs. Gaussians judge up to 1e15 in size, beyond which the square over the
 * smallest allowed variance would leave float32; all others judge in [0, 1], where alone they are defined.
 */
final class JudgedRange {
    private static final float LARGEST = 1e15f;

    private JudgedRange() {}

    static InputLimits of(Likelihood likelihood) {
        float[] low = new float[likelihood.units()];
        float[] high = new float[likelihood.units()];
        int unit = 0;
        for (Head head : likelihood.heads()) {
            boolean real = head instanceof Likelihood.Gaussian || head instanceof Likelihood.FixedGaussian;
            Arrays.fill(low, unit, unit + head.units(), real ? -LARGEST : 0);
            Arrays.fill(high, unit, unit + head.units(), real ? LARGEST : 1);
            unit += head.units();
        }
        return new InputLimits(low, high);
    }
}
