package dev.hawkins.detect.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import org.junit.jupiter.api.Test;

class TailsTest {
    private static final FitContext CONTEXT = FitContext.of(1);

    private static double score(Detector detector, Matrix rows, double... row) {
        return detector.fit(Training.of(rows), CONTEXT).score(Samples.row(row))[0];
    }

    private static double surprise(double count, double of) {
        return -Math.log(count / of);
    }

    /** 1, 2, 2, 5: right-skewed. */
    private static Matrix skewed() {
        return Samples.fill(4, 1, i -> i == 0 ? 1 : i == 3 ? 5 : 2);
    }

    @Test
    void tailsCountTheRowItselfAndAllEqualValues() {
        Tails tails = Tails.of(skewed(), CONTEXT);
        assertThat(tails.values()).containsExactly(1, 2, 5);
        assertThat(tails.lower(0, 0)).isCloseTo(surprise(1, 5), within(1e-15));
        assertThat(tails.lower(0, 2)).isCloseTo(surprise(4, 5), within(1e-15));
        assertThat(tails.upper(0, 2)).isCloseTo(surprise(4, 5), within(1e-15));
        assertThat(tails.upper(0, 3)).isCloseTo(surprise(2, 5), within(1e-15));
        assertThat(tails.upper(0, 1)).isZero();
        assertThat(tails.lower(0, 9)).isZero();
        assertThat(tails.upper(0, 9)).isCloseTo(surprise(1, 5), within(1e-15));
        assertThat(tails.skew()).containsExactly(1);
    }

    @Test
    void ecodByHand() {
        assertThat(score(new Ecod(), skewed(), 0)).isCloseTo(surprise(1, 5), within(1e-12));
        assertThat(score(new Ecod(), skewed(), 3)).isCloseTo(surprise(2, 5), within(1e-12));
        Matrix symmetric = Samples.fill(3, 1, i -> i);
        assertThat(score(new Ecod(), symmetric, 1)).isCloseTo(2 * surprise(3, 4), within(1e-12));
    }

    @Test
    void copodByHand() {
        // Below all values of a right-skewed column: upper tail 0, mean of both tails log(5) / 2.
        assertThat(score(new Copod(), skewed(), 0)).isCloseTo(surprise(1, 5) / 2, within(1e-12));
        assertThat(score(new Copod(), skewed(), 9)).isCloseTo(surprise(1, 5), within(1e-12));
        Matrix symmetric = Samples.fill(3, 1, i -> i);
        assertThat(score(new Copod(), symmetric, -1)).isCloseTo(surprise(1, 4), within(1e-12));
    }

    @Test
    void increasingMapsThatKeepTheSkewDoNotChangeTheScore() {
        Matrix rows =
                Samples.fill(200, 2, i -> Math.exp(Samples.normal(200, 2, 3).values()[i]));
        Matrix scaled = Samples.fill(200, 2, i -> 7 + 3 * rows.values()[i]);
        double[] before = new Ecod().fit(Training.of(rows), CONTEXT).score(rows);
        double[] after = new Ecod().fit(Training.of(scaled), CONTEXT).score(scaled);
        assertThat(after).containsExactly(before);
        assertThat(before[0]).isPositive();
    }

    @Test
    void mirroringTheTableDoesNotChangeTheScore() {
        Matrix rows =
                Samples.fill(200, 2, i -> Math.pow(Samples.normal(200, 2, 3).values()[i], 3));
        Matrix mirrored = Samples.fill(200, 2, i -> -rows.values()[i]);
        assertThat(new Copod().fit(Training.of(mirrored), CONTEXT).score(mirrored))
                .containsExactly(new Copod().fit(Training.of(rows), CONTEXT).score(rows));
    }
}
