package dev.hawkins.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Wording.number(4812, 2)).isEqualTo("4,812.00");
            assertThat(Wording.percent(0.0012)).isEqualTo("0.1 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersAreNeitherHiddenNorBloated() {
        assertThat(Wording.number(-0.2, 0)).isEqualTo("0");
        assertThat(Wording.number(0, 2)).isEqualTo("0.00");
        assertThat(Wording.number(-0.0, 2)).isEqualTo("0.00");
        assertThat(Wording.number(0.004, 2)).isEqualTo("4.00e-03");
        assertThat(Wording.number(-1234.5678, 1)).isEqualTo("-1,234.6");
        assertThat(Wording.number(1e15, 0)).isEqualTo("1.00e+15");
        assertThat(Wording.number(1234567.891, 2)).isEqualTo("1,234,567.89");
        assertThat(Wording.number(999.995, 2)).isEqualTo("1,000.00");
        assertThat(Wording.number(100, 0)).isEqualTo("100");
        assertThat(Wording.number(0.05, 3)).isEqualTo("0.050");
        assertThat(Wording.number(1e14, 12)).isEqualTo("1.00e+14");
        assertThat(Wording.number(Double.MAX_VALUE, 3)).isEqualTo("1.80e+308");
        assertThat(Wording.number(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-Infinity");
        assertThat(Wording.number(2e23)).isEqualTo("2.00e+23");
        assertThat(Wording.number(7.0)).isEqualTo("7");
        assertThat(Wording.number(0.125)).isEqualTo("0.125");
    }

    @Test
    void sharesAreRoundedButNeverToImpossibleOrCertain() {
        assertThat(Wording.percent(0)).isEqualTo("less than 0.1 %");
        assertThat(Wording.percent(0.00051)).isEqualTo("0.1 %");
        assertThat(Wording.percent(0.0094)).isEqualTo("0.9 %");
        assertThat(Wording.percent(0.0099)).isEqualTo("1 %");
        assertThat(Wording.percent(0.026)).isEqualTo("3 %");
        assertThat(Wording.percent(0.99)).isEqualTo("99 %");
        assertThat(Wording.percent(1)).isEqualTo("over 99 %");
    }

    @Test
    void timesAreInUtc() {
        assertThat(Wording.time(0)).isEqualTo("00:00 Thursday");
        assertThat(Wording.time(-1)).isEqualTo("23:59 Wednesday");
        assertThat(Wording.roundClock(23.95)).isEqualTo("00:00");
        assertThat(Wording.day(-1)).isEqualTo("Sunday");
    }
}
