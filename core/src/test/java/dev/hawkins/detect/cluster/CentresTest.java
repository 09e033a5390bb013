package dev.hawkins.detect.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.trivial.DistanceToMean;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CentresTest {
    private static final FitContext CONTEXT = FitContext.of(1).withThreads(2);

    private static Model fit(Detector detector, Matrix rows) {
        return detector.fit(Training.of(rows), CONTEXT);
    }

    /** Clouds of the given sizes with deviation .1 around (10 i, 0). */
    private static Matrix clouds(int... sizes) {
        Matrix rows = Samples.normal(Arrays.stream(sizes).sum(), 2, 3);
        int r = 0;
        for (int i = 0; i < sizes.length; i++) {
            for (int s = 0; s < sizes[i]; s++, r++) {
                rows.values()[r * 2] = 10 * i + 0.1f * rows.get(r, 0);
                rows.values()[r * 2 + 1] *= 0.1f;
            }
        }
        return rows;
    }

    @Test
    void oneClusterAndOneUnitAreTheDistanceToTheMean() {
        Matrix rows = Samples.normal(300, 3, 3);
        double[] squared = fit(new DistanceToMean(), rows).score(rows);
        double[] kmeans = fit(new KMeans(1, 2, 100, 1000), rows).score(rows);
        double[] som = fit(new SelfOrganisingMap(1, 1, 5, 1000), rows).score(rows);
        for (int r = 0; r < 300; r++) {
            assertThat(kmeans[r] * kmeans[r]).isCloseTo(squared[r], within(1e-9));
            assertThat(som[r] * som[r]).isCloseTo(squared[r], within(1e-9));
        }
        assertThat(squared[0]).isPositive();
    }

    @Test
    void kMeansFindsSeparateClouds() {
        Model model = fit(new KMeans(4, 3, 100, 1000), clouds(50, 70, 30, 90));
        double[] centres = model.state().doubles("centres");
        double[] across = {centres[0], centres[2], centres[4], centres[6]};
        Arrays.sort(across);
        for (int i = 0; i < 4; i++) {
            assertThat(across[i]).isCloseTo(10 * i, within(0.05));
        }
        double[] scores = model.score(Samples.join(Samples.row(20, 0), Samples.row(25, 0)));
        assertThat(scores[0]).isLessThan(0.05);
        assertThat(scores[1]).isCloseTo(5, within(0.1));
    }

    @Test
    void iterationsNeverRaiseTheSumOfSquares() {
        Matrix rows = Samples.uniform(400, 2, 3);
        double last = Double.POSITIVE_INFINITY;
        for (int iterations = 1; iterations < 12; iterations++) {
            double[][] centres = new Lloyd(rows, CONTEXT).cluster(7, 1, iterations, RandomStream.of(2, "init"));
            double total = Assignment.of(rows, centres, CONTEXT).total();
            assertThat(total).isLessThanOrEqualTo(last + 1e-12);
            last = total;
        }
        assertThat(last).isPositive();
    }

    @Test
    void coincidingRowsGiveFewerClusters() {
        Matrix rows = Samples.fill(90, 1, i -> i % 3);
        assertThat(fit(new KMeans(), rows).state().doubles("centres")).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void largeClustersHoldAlphaOfTheRowsOrStandOut() {
        var byAlpha = new ClusterBasedFactor(8, 0.9, 1000, 3, 1000);
        assertThat(byAlpha.large(new int[] {3, 50, 45, 2})).containsExactly(false, true, true, false);
        var byBeta = new ClusterBasedFactor(8, 1, 5, 3, 1000);
        assertThat(byBeta.large(new int[] {40, 30, 6, 4})).containsExactly(true, true, false, false);
        assertThat(byBeta.large(new int[] {5, 5})).containsExactly(true, true);
    }

    @Test
    void rowsOfASmallClusterAreMeasuredToTheNearestLargeOne() {
        Matrix rows = clouds(100, 100, 6);
        double[] scores = fit(new ClusterBasedFactor(3, 0.9, 5, 3, 1000), rows).score(Samples.row(20, 0));
        assertThat(scores[0]).isCloseTo(10, within(0.1));
        assertThat(fit(new KMeans(3, 3, 100, 1000), rows).score(Samples.row(20, 0))[0])
                .isLessThan(0.2);
    }

    @Test
    void aMapFollowsACurve() {
        RandomStream random = RandomStream.of(3, "arc");
        Matrix arc = Matrix.zeros(600, 2);
        for (int r = 0; r < 600; r++) {
            double t = Math.PI * random.nextDouble();
            arc.values()[r * 2] = (float) Math.cos(t);
            arc.values()[r * 2 + 1] = (float) Math.sin(t);
        }
        Model model = fit(new SelfOrganisingMap(12, 1, 30, 1000), arc);
        assertThat(Arrays.stream(model.score(arc)).average().orElseThrow()).isLessThan(0.12);
        assertThat(model.score(Samples.row(0, 0))[0]).isGreaterThan(0.7);
    }

    @Test
    void contributionsPointAtTheColumnThatIsOff() {
        double[] contributions = new double[2];
        float[] expected = new float[2];
        double[] score = new double[1];
        fit(new KMeans(2, 3, 100, 1000), clouds(50, 50))
                .scorer(1)
                .explain(new float[] {10, 4}, 0, 1, score, contributions, expected, new float[2]);
        assertThat(contributions[1]).isCloseTo(score[0], within(0.01));
        assertThat(expected[0]).isCloseTo(10, within(0.1f));
    }
}
