package dev.hawkins.detect.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.neighbour.NearestNeighbours.Distance;
import dev.hawkins.engine.Matrix;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Model fit(int k, Distance distance, Matrix rows) {
        return new NearestNeighbours(k, distance, 100_000).fit(Training.of(rows), CONTEXT);
    }

    /** A 9 x 9 x 9 grid of spacing 2. */
    private static Matrix grid() {
        return Samples.fill(729, 3, i -> {
            int row = i / 3;
            int place = i % 3 == 0 ? row % 9 : i % 3 == 1 ? row / 9 % 9 : row / 81;
            return 2.0 * place;
        });
    }

    @Test
    void onAGridTheScoreIsTheSpacingForUpToTwiceAsManyNeighboursAsColumns() {
        // The grid point itself is the first neighbour, at distance 0.
        for (int k = 1; k <= 6; k++) {
            assertThat(fit(k + 1, Distance.LARGEST, grid()).score(Samples.row(8, 8, 8)))
                    .containsExactly(2);
        }
        assertThat(fit(8, Distance.LARGEST, grid()).score(Samples.row(8, 8, 8))[0])
                .isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(fit(7, Distance.MEAN, grid()).score(Samples.row(8, 8, 8))[0]).isCloseTo(12.0 / 7, within(1e-12));
        assertThat(fit(1, Distance.LARGEST, grid()).score(Samples.row(8, 8, 8))).containsExactly(0);
    }

    @Test
    void aShiftOfFarAwayRowsDoesNotCancel() {
        Matrix rows = Samples.fill(600, 2, i -> 1e6 + i / 2 % 25);
        assertThat(fit(1, Distance.LARGEST, rows).score(Samples.row(1e6 + 3, 1e6 + 4))[0])
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void contributionsAreTheSquaredDifferencesOverTheDistance() {
        Model model = fit(1, Distance.LARGEST, Samples.join(Samples.row(0, 0), Samples.row(50, 50)));
        double[] score = new double[1];
        double[] contributions = new double[2];
        float[] expected = new float[2];
        model.scorer(1).explain(new float[] {3, 4}, 0, 1, score, contributions, expected, new float[2]);
        assertThat(score[0]).isEqualTo(5);
        assertThat(contributions[0]).isCloseTo(9 / 5.0, within(1e-12));
        assertThat(contributions[1]).isCloseTo(16 / 5.0, within(1e-12));
        assertThat(expected).containsExactly(0, 0);
    }

    @Test
    void noMoreRowsAreKeptThanAllowed() {
        Model model = new NearestNeighbours(5, Distance.LARGEST, 50).fit(Training.of(grid()), CONTEXT);
        assertThat(model.state().floats("rows")).hasSize(150);
        assertThat(model.report().figures()).containsEntry("rows-kept", 50.0);
    }

    @Test
    void fewerRowsThanNeighboursAreReported() {
        assertThat(fit(5, Distance.LARGEST, Samples.row(1, 2)).report().warnings())
                .containsExactly("there are only 1 training rows, so all of them are the neighbours");
        assertThatThrownBy(() -> new NearestNeighbours(0, Distance.MEAN, 1))
                .isInstanceOf(DetectorException.class)
                .hasMessage("neighbours must be between 1 and 10000 but was 0");
    }

    @Test
    void largestFloatsDoNotOverflow() {
        Matrix rows = Samples.fill(20, 2, i -> i % 3);
        assertThat(fit(3, Distance.LARGEST, rows).score(Samples.row(1e30, -1e30))[0])
                .isBetween(1.4e30, 1.5e30);
    }
}
