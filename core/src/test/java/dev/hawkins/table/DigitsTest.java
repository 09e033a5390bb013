package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.RandomStream;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final long SEED = 20261122;

    /** Each of them has other digits in JDK 17 than in JDK 19 and later, or is known to be hard. */
    @Test
    void areTheShortestOnEveryJdk() {
        assertThat(Digits.shortest(2e23)).isEqualTo("2.0E23");
        assertThat(Digits.shortest(1.1e23)).isEqualTo("1.1E23");
        assertThat(Digits.shortest(1e23)).isEqualTo("1.0E23");
        assertThat(Digits.shortest(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308");
        assertThat(Digits.shortest(8.41E21)).isEqualTo("8.41E21");
        assertThat(Digits.shortest(2.0E-3)).isEqualTo("0.002");
        assertThat(Digits.shortest(2.2E-322)).isEqualTo("2.2E-322");
        assertThat(Digits.shortest(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(Digits.shortest(2.0E-44f)).isEqualTo("2.0E-44");
        assertThat(Digits.shortest(3.3554432E7f)).isEqualTo("3.3554432E7");
        assertThat(Digits.shortest(1.17549435E-38f)).isEqualTo("1.1754944E-38");
        assertThat(Digits.shortest(8.5899346E9f)).isEqualTo("8.589935E9");
    }

    @Test
    void parseBackToTheSameBits() {
        RandomStream random = RandomStream.of(SEED, "digits");
        for (int i = 0; i < 50_000; i++) {
            long bits = random.nextLong();
            double number = Double.longBitsToDouble(bits);
            float single = Float.intBitsToFloat((int) bits);
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(Digits.shortest(number))).isEqualTo(number);
                assertThat(Double.parseDouble(Digits.plain(number))).isEqualTo(number);
            }
            if (Float.isFinite(single)) {
                assertThat(Float.parseFloat(Digits.shortest(single))).isEqualTo(single);
            }
        }
    }

    @Test
    void plainOnesHaveNoExponent() {
        assertThat(Digits.plain(0.0001)).isEqualTo("0.0001");
        assertThat(Digits.plain(-0.0)).isEqualTo("0");
        assertThat(Digits.plain(2e23)).isEqualTo("200000000000000000000000");
        assertThat(Digits.plain(1.50)).isEqualTo("1.5");
        assertThat(Digits.plain(Double.NaN)).isEqualTo("NaN");
        assertThat(Digits.plain(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void decimalsAreWhatIsWritten() {
        assertThat(Digits.decimal(2e23)).isEqualByComparingTo("2e23");
        assertThat(Digits.decimal(0.1)).isEqualByComparingTo("0.1");
    }
}
