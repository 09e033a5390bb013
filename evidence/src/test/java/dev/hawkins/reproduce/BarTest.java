package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void bothEndsBelongToIt() {
        Bar bar = new Bar(0.83, 0.88);
        assertThat(Stream.of(0.829, 0.83, 0.85, 0.88, 0.881, Double.NaN).map(bar::verdict))
                .containsExactly("fails", "holds", "holds", "holds", "fails", "fails");
    }

    @Test
    void showsItsEnds() {
        assertThat(Stream.of(new Bar(0.83, 0.88), Bar.atLeast(60), Bar.atMost(0.05), Bar.NONE))
                .extracting(Bar::toString)
                .containsExactly("0.830-0.880", ">=60.000", "<=0.050", "-");
    }
}
