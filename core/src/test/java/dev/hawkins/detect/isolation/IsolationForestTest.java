package dev.hawkins.detect.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsolationForestTest {
    private static final FitContext CONTEXT = FitContext.of(1);

    @Test
    void theExpectedDepthIsThatOfTheFormula() {
        assertThat(AveragePath.of(0)).isZero();
        assertThat(AveragePath.of(1)).isZero();
        assertThat(AveragePath.of(2)).isEqualTo(1);
        assertThat(AveragePath.of(3)).isCloseTo(2 * 1.5 - 4.0 / 3, within(1e-15));
        assertThat(AveragePath.of(256)).isCloseTo(10.2448, within(5e-5));
        assertThat(AveragePath.of(51) - AveragePath.of(50)).isBetween(0.01, 0.06);
    }

    @Test
    void theHeightLimitIsTheLogarithmRoundedUp() {
        assertThat(IsolationForest.limit(2)).isEqualTo(1);
        assertThat(IsolationForest.limit(3)).isEqualTo(2);
        assertThat(IsolationForest.limit(256)).isEqualTo(8);
        assertThat(IsolationForest.limit(257)).isEqualTo(9);
    }

    @Test
    void identicalRowsScoreOneHalf() {
        Matrix equal = Samples.fill(300, 2, i -> 4);
        assertThat(new IsolationForest().fit(Training.of(equal), CONTEXT).score(Samples.row(4, 4))[0])
                .isCloseTo(0.5, within(1e-14));
        assertThat(new ExtendedIsolationForest()
                        .fit(Training.of(equal), CONTEXT)
                        .score(Samples.row(4, 4))[0])
                .isCloseTo(0.5, within(1e-14));
        assertThat(new IsolationForest()
                        .fit(Training.of(equal), CONTEXT)
                        .report()
                        .warnings())
                .containsExactly("no sample had two different rows; every row scores the same");
    }

    @Test
    void aSingleFarOutlierHasTheTopScoreUnderNearlyEverySeed() {
        int top = 0;
        int topExtended = 0;
        for (int seed = 0; seed < 60; seed++) {
            Matrix rows = Samples.join(Samples.normal(255, 3, 100 + seed), Samples.row(8, 8, 8));
            FitContext context = FitContext.of(seed);
            top += isTop(new IsolationForest().fit(Training.of(rows), context).score(rows)) ? 1 : 0;
            topExtended += isTop(new ExtendedIsolationForest()
                            .fit(Training.of(rows), context)
                            .score(rows))
                    ? 1
                    : 0;
        }
        assertThat(top).isGreaterThanOrEqualTo(58);
        assertThat(topExtended).isGreaterThanOrEqualTo(58);
    }

    private static boolean isTop(double[] scores) {
        return Arrays.stream(scores).max().orElseThrow() == scores[scores.length - 1];
    }

    @Test
    void scoresOfBothFormsAreBoundAndOrderedAlike() {
        Matrix rows = Samples.normal(1000, 3, 4);
        double[] normalised =
                new IsolationForest().fit(Training.of(rows), CONTEXT).score(rows);
        Model depth = new IsolationForest(100, 256, PathScore.DEPTH).fit(Training.of(rows), CONTEXT);
        double[] saved = depth.score(rows);
        double c = AveragePath.of(256);
        assertThat(depth.additive()).isTrue();
        for (int r = 0; r < 1000; r++) {
            assertThat(normalised[r]).isBetween(0.2, 0.95);
            assertThat(normalised[r]).isCloseTo(Math.pow(2, saved[r] / c - 1), within(1e-12));
        }
    }

    @Test
    void everyPathIsAsLongAsItsLeafSays() {
        Matrix rows = Samples.normal(64, 2, 4);
        Forest forest = new Forest(1);
        TreeGrower grower = new TreeGrower(rows, 64, 6, forest);
        forest.roots[0] = grower.grow(RandomStream.of(2, "tree"));
        double mean = 0;
        for (int r = 0; r < 64; r++) {
            int node = forest.roots[0];
            int depth = 0;
            while (forest.child[node] != node) {
                node = forest.next(node, rows.values(), r * 2);
                depth++;
            }
            assertThat(depth).isLessThanOrEqualTo(6);
            assertThat(forest.level[node]).isGreaterThanOrEqualTo(depth);
            mean += forest.level[node] / 64;
        }
        assertThat(forest.level[forest.roots[0]]).isEqualTo(AveragePath.of(64));
        assertThat(mean).isBetween(4.0, 12.0);
    }

    @Test
    void constantColumnsAreNeverCutAndNeverBlamed() {
        Matrix rows = Samples.normal(300, 3, 4);
        for (int r = 0; r < 300; r++) {
            rows.values()[r * 3 + 1] = 5;
        }
        Model model = new IsolationForest().fit(Training.of(rows), CONTEXT);
        double[] contributions = new double[3];
        double[] score = new double[1];
        model.scorer(1).explain(new float[] {0, 1000, 6}, 0, 1, score, contributions, new float[3], new float[3]);
        assertThat(contributions[1]).isZero();
        assertThat(contributions[2]).isGreaterThan(contributions[0]).isPositive();
    }

    @Test
    void slopedCutsSeeTheEmptyCornerThatAxisParallelOnesMiss() {
        RandomStream random = RandomStream.of(6, "blobs");
        Matrix rows = Samples.fill(1000, 2, i -> {
            boolean second = i / 2 % 2 == 1;
            double centre = second == (i % 2 == 0) ? 10 : 0;
            return centre + random.nextGaussian();
        });
        Matrix ghostAndReal = Samples.fill(2, 2, i -> i < 2 ? 0 : i == 2 ? 0 : 10);
        double[] plain = new IsolationForest().fit(Training.of(rows), CONTEXT).score(ghostAndReal);
        double[] extended =
                new ExtendedIsolationForest().fit(Training.of(rows), CONTEXT).score(ghostAndReal);
        assertThat(extended[0] - extended[1]).isGreaterThan(plain[0] - plain[1] + 0.02);
    }

    @Test
    void oneDirectionIsAxisParallel() {
        Matrix rows = Samples.normal(300, 3, 4);
        ExtendedForest forest = new ExtendedForest(1, 3);
        new ExtendedTreeGrower(rows, 1, 8, forest).grow(256, RandomStream.of(3, "tree"));
        for (int cut = 0; cut < forest.cuts; cut++) {
            int leaning = 0;
            for (int j = 0; j < 3; j++) {
                leaning += forest.normals[cut * 3 + j] != 0 ? 1 : 0;
            }
            assertThat(leaning).isEqualTo(1);
        }
        assertThat(forest.cuts).isGreaterThan(50);
    }

    /** Scoring skips what cannot change a sum; explaining does not. */
    @Test
    void quickWalksEndInTheSameLeaves() {
        RandomStream random = RandomStream.of(9, "sparse");
        Matrix rows = Samples.fill(301, 13, i -> i % 13 < 3 || random.nextInt(5) == 0 ? random.nextGaussian() : 0);
        for (int directions : new int[] {0, 1, 3, 12}) {
            Model model =
                    new ExtendedIsolationForest(20, 64, directions, PathScore.DEPTH).fit(Training.of(rows), CONTEXT);
            double[] explained = new double[301];
            double[] contributions = new double[301 * 13];
            float[] unused = new float[301 * 13];
            model.scorer(301).explain(rows.values(), 0, 301, explained, contributions, unused, unused.clone());
            assertThat(model.score(rows)).as("directions %d", directions).containsExactly(explained);
            assertThat(Arrays.stream(explained).distinct().count()).isGreaterThan(200);
        }
    }

    @Test
    void wrongSettingsAndRowsAreRefused() {
        assertThatThrownBy(() -> new IsolationForest(0, 256, PathScore.DEPTH))
                .isInstanceOf(DetectorException.class)
                .hasMessage("trees must be at least 1 but was 0");
        assertThatThrownBy(() -> new IsolationForest().fit(Training.of(Samples.row(1)), CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage("iforest needs at least 2 training rows but got 1");
    }

    @Test
    void aBrokenStateIsRefused() {
        Model model = new IsolationForest(1, 4, PathScore.DEPTH).fit(Training.of(Samples.normal(4, 1, 1)), CONTEXT);
        var tensors = new java.util.LinkedHashMap<>(model.state().tensors());
        double[] child = model.state().doubles("child");
        child[0] = 99;
        tensors.put("child", dev.hawkins.detect.ModelState.Doubles.of(child));
        var state = new dev.hawkins.detect.ModelState(tensors, model.state().numbers(), model.report());
        assertThatThrownBy(() -> new IsolationForest(1, 4, PathScore.DEPTH).restore(state, model.layout()))
                .isInstanceOf(DetectorException.class)
                .hasMessage("the tensor 'child' must hold whole numbers from 0 to %d but holds 99.0"
                        .formatted(child.length - 1));
    }
}
