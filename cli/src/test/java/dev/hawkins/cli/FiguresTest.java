package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void exactDigitsGiveTheBitsBack() {
        for (double value : new double[] {0.1, 2e-3, 1.0 / 3, 4.9e-324, 2.0E-3, 1e23, -123456.789}) {
            assertThat(Double.parseDouble(Figures.exact(value))).isEqualTo(value);
        }
        assertThat(Figures.exact(2.0E-3)).isEqualTo("0.002");
        assertThat(Figures.exact(2e23)).isEqualTo("2.0E23");
    }

    @Test
    void briefFiguresHaveAboutFourDigits() {
        assertThat(Figures.brief(0)).isEqualTo("0.0000");
        assertThat(Figures.brief(12.345)).isEqualTo("12.35");
        assertThat(Figures.brief(123456.7)).isEqualTo("123,457");
        assertThat(Figures.brief(0.00025)).isEqualTo("0.00025");
        assertThat(Figures.brief(0.00123)).isEqualTo("0.0012");
        assertThat(Figures.brief(-1.5)).isEqualTo("-1.500");
        assertThat(Figures.brief(1e-7)).isEqualTo("1.00e-07");
        assertThat(Figures.brief(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void percentsNearlyAllAreNotAll() {
        assertThat(Figures.percent(57_997 / 58_001.0)).isEqualTo("over 99.9 %");
        assertThat(Figures.percent(0.999)).isEqualTo("99.9 %");
    }

    @Test
    void percentsHaveNoNeedlessZeros() {
        assertThat(Figures.percent(0.01)).isEqualTo("1 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
        assertThat(Figures.percent(0.0123)).isEqualTo("1.23 %");
        assertThat(Figures.percent(0.00004)).isEqualTo("0.004 %");
        assertThat(Figures.percent(0.2)).isEqualTo("20 %");
    }

    @Test
    void sparklinesRunFromLowToHigh() {
        assertThat(Figures.sparkline(List.of(3.0, 2.0, 1.0), 60)).isEqualTo("█▅▁");
        assertThat(Figures.sparkline(List.of(1.0, 1.0), 60)).isEqualTo("▁▁");
        assertThat(Figures.sparkline(java.util.Collections.nCopies(500, 1.0), 60))
                .hasSize(60);
    }
}
