package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.RandomStream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final long SEED = 20_261_122;

    private static double parse(String text) {
        char[] chars = ("x" + text + "9").toCharArray();
        return Decimals.parse(chars, 1, text.length());
    }

    private static void sameAsJava(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+7",
                "00012",
                "1.",
                ".5",
                "-.5e-3",
                "1e22",
                "1e23",
                "9007199254740993",
                "9007199254740992",
                "123456789012345678",
                "1234567890123456789",
                "0.1",
                "0.30000000000000004",
                "1e-22",
                "1e-23",
                "4.9e-324",
                "1e-400",
                "1e308",
                "1.7976931348623157e308",
                "1E+05",
                "000000000000000000000000000001.25",
                " 42 ",
                "0.000000000000000000000000000000000000001",
                "8.5e0007",
                "1e999999999999",
                "-1e999"
            })
    void readsWhatJavaReads(String text) {
        sameAsJava(text);
    }

    @Test
    void readsRandomNumbersToTheLastBit() {
        RandomStream random = RandomStream.of(SEED, "decimals");
        for (int i = 0; i < 50_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                sameAsJava(Double.toString(any));
            }
            long digits = random.nextLong() >> random.nextInt(60);
            sameAsJava(digits + "e" + (random.nextInt(60) - 30));
            sameAsJava(digits / 1000 + "." + Math.abs(digits % 1000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1d",
                "1f",
                "0x1p3",
                "1_000",
                "1,5",
                "--1",
                "1.2.3",
                "NaN",
                "Infinity",
                "1 2",
                "1e5.5",
                "\u0661"
            })
    void isNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void readsLongNumbersToTheLastBit() {
        RandomStream random = RandomStream.of(SEED, "long");
        for (int i = 0; i < 100_000; i++) {
            long digits = (random.nextLong() >>> 1) % 1_000_000_000_000_000_000L;
            sameAsJava(digits + "e" + (random.nextInt(130) - 65));
            sameAsJava(Double.toString(random.nextGaussian()));
        }
    }

    /** Points half way between two doubles, and their neighbours. */
    @Test
    void readsHalfWayPointsToTheLastBit() {
        RandomStream random = RandomStream.of(SEED, "half");
        for (int i = 0; i < 20_000; i++) {
            int more = 1 + random.nextInt(6);
            long odd = (1L << 53) + (random.nextLong() >>> 11) | 1;
            long half = odd << (more - 1);
            for (long digits = half - 1; digits <= half + 1; digits++) {
                sameAsJava(Long.toString(digits));
                sameAsJava(digits + "e" + (random.nextInt(9) - 4));
            }
            sameAsJava(
                    new BigDecimal(odd).divide(BigDecimal.valueOf(1L << more)).toPlainString());
        }
    }

    @Test
    void writesWhatItWouldRead() {
        assertThat(Decimals.text(3)).isEqualTo("3");
        assertThat(Decimals.text(-0.0)).isEqualTo("0");
        assertThat(Decimals.text(4812.5)).isEqualTo("4812.5");
        assertThat(Decimals.text(12_345_678.25)).isEqualTo("12345678.25");
        assertThat(Decimals.text(0.00001)).isEqualTo("0.00001");
        assertThat(Decimals.text(1e300)).isEqualTo("1.0E300");
        assertThat(Decimals.text(2e23)).isEqualTo("2.0E23");
        assertThat(Decimals.text(Double.NaN)).isEmpty();
        RandomStream random = RandomStream.of(SEED, "text");
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(parse(Decimals.text(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void tellsWholeNumbersByTheirWriting() {
        assertThat(whole("12")).isTrue();
        assertThat(whole(" -3 ")).isTrue();
        assertThat(whole("12.0")).isFalse();
        assertThat(whole("1e3")).isFalse();
        assertThat(whole("-")).isFalse();
        assertThat(whole("")).isFalse();
    }

    private static boolean whole(String text) {
        return Decimals.isWhole(text.toCharArray(), 0, text.length());
    }
}
