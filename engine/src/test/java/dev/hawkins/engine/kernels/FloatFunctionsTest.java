package dev.hawkins.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The largest errors of our functions over every 499th float, against {@link StrictMath} in double. */
class FloatFunctionsTest {
    private static final int STRIDE = 499;

    private interface Function {
        float of(float x);
    }

    @Test
    void exp() {
        assertThat(worst(FloatFunctions::exp, StrictMath::exp)).isLessThan(1.1);
        assertThat(FloatFunctions.exp(0)).isEqualTo(1);
        assertThat(FloatFunctions.exp(89)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatFunctions.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatFunctions.exp(-104)).isZero();
        assertThat(FloatFunctions.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatFunctions.exp(-100)).isPositive();
    }

    @Test
    void log() {
        assertThat(worst(FloatFunctions::log, StrictMath::log)).isLessThan(0.9);
        assertThat(FloatFunctions.log(1)).isZero();
        assertThat(FloatFunctions.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatFunctions.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatFunctions.log(-1)).isNaN();
        assertThat(FloatFunctions.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void log1p() {
        assertThat(worst(FloatFunctions::log1p, StrictMath::log1p)).isLessThan(1.5);
        assertThat(FloatFunctions.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatFunctions.log1p(-2)).isNaN();
        assertThat(FloatFunctions.log1p(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void tanh() {
        assertThat(worst(FloatFunctions::tanh, StrictMath::tanh)).isLessThan(2.8);
        assertThat(FloatFunctions.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(FloatFunctions.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
    }

    @Test
    void sigmoid() {
        assertThat(worst(FloatFunctions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))))
                .isLessThan(2.4);
        assertThat(FloatFunctions.sigmoid(0)).isEqualTo(0.5f);
        assertThat(FloatFunctions.sigmoid(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatFunctions.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void softplus() {
        assertThat(worst(
                        FloatFunctions::softplus, x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))))
                .isLessThan(2.1);
        assertThat(FloatFunctions.softplus(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatFunctions.softplus(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    /** Sine and cosine of the noise are those of the turn. */
    @Test
    void turns() {
        for (float d = -0.5f; d <= 0.5f; d += 1e-5f) {
            assertThat(Math.abs(Noise.sine(d) - StrictMath.sin(2 * Math.PI * (d + 0.5))))
                    .isLessThan(5e-7);
            assertThat(Math.abs(Noise.cosine(d) - StrictMath.cos(2 * Math.PI * (d + 0.5))))
                    .isLessThan(5e-7);
        }
    }

    /**
     * Largest error in units of the last place of the exact result, over floats of every exponent, denormals included; where
     * the result is infinite or no number, ours must be the same.
     */
    private static double worst(Function f, DoubleUnaryOperator exact) {
        assertThat(f.of(Float.NaN)).isNaN();
        double worst = 0;
        float where = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double expected = exact.applyAsDouble(x);
            if (!Float.isFinite(x) || !Float.isFinite((float) expected)) {
                if (Float.compare(f.of(x), (float) expected) != 0) {
                    throw new AssertionError("of %s it is %s instead of %s".formatted(x, f.of(x), expected));
                }
                continue;
            }
            double error = Math.abs(f.of(x) - expected) / Math.ulp((float) expected);
            if (!(error <= worst)) {
                worst = error;
                where = x;
            }
        }
        System.out.printf("largest error %.3f ulp at %s%n", worst, where);
        return worst;
    }
}
