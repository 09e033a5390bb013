package dev.hawkins.detect.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"dnn", "svm", "gtb", "rusboost"})
    void withoutKnownAnomaliesTheyRefuse(String name) {
        assertThatThrownBy(() -> Toy.detector(name).fit(Training.of(Toy.NORMAL), Toy.CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage(name + " learns from known anomalies but got none; label some rows, or choose a method that"
                        + " needs no labels");
    }

    /** Published for 2D-Toy: known .972, .970, .972, .961; unknown .000, .907, .005, .006. */
    @ParameterizedTest
    @ValueSource(strings = {"dnn", "svm", "gtb", "rusboost"})
    void theyTellTheKnownKindButNotTheUnknownOne(String name) {
        Model model = Toy.detector(name).fit(Toy.training(2500), Toy.CONTEXT);
        assertThat(Toy.known(model)).isBetween(0.94, 0.98);
        assertThat(Toy.unknown(model)).isBetween(name.equals("svm") ? 0.85 : 0, name.equals("svm") ? 0.95 : 0.05);
    }

    /** Published for 2D-Toy: known .895, .833; unknown 1 for both. */
    @ParameterizedTest
    @CsvSource({"iforest, 0.895", "ocsvm, 0.833"})
    void whatNeedsNoLabelsFindsTheUnknownKind(String name, double known) {
        Model model = Catalogue.get(name).profile("paper").fit(Toy.training(0), Toy.CONTEXT);
        assertThat(Toy.known(model)).isBetween(known - 0.03, known + 0.03);
        assertThat(Toy.unknown(model)).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void oneCutIsFoundByOneStump() {
        Matrix normal = Matrix.of(new float[][] {{5, 1}, {1, 2}, {4, 3}, {2, 4}});
        Matrix odd = Matrix.of(new float[][] {{3, 6}, {1, 7}, {5, 8}});
        Training training = new Training(normal, odd, InputLayout.ofReals(2));
        Model stump = Toy.detector("gtb", "trees=1", "depth=1", "rate=1", "lambda=0", "min-child-weight=0.5")
                .fit(training, Toy.CONTEXT);
        assertThat(stump.score(Matrix.of(new float[][] {{9, 4}, {9, 4.01f}}))).containsExactly(-2, 2);
        assertThat(stump.state().doubles("feature")).containsExactly(1, 0, 0);
        Model boosted = Toy.detector("rusboost", "rounds=1").fit(training, Toy.CONTEXT);
        assertThat(boosted.score(normal)).containsOnly(0);
        assertThat(boosted.score(odd)).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtb", "rusboost"})
    void anIncreasingMapOfAColumnChangesNothing(String name) {
        Model straight = Toy.detector(name).fit(Toy.training(400), Toy.CONTEXT);
        Training bent = new Training(bend(Toy.NORMAL), bend(Toy.training(400).anomalies()), InputLayout.ofReals(2));
        Model curved = Toy.detector(name).fit(bent, Toy.CONTEXT);
        assertThat(curved.score(bend(Toy.TEST_KNOWN))).containsExactly(straight.score(Toy.TEST_KNOWN));
        assertThat(Arrays.stream(straight.score(Toy.TEST_KNOWN)).distinct().count())
                .isGreaterThan(20);
    }

    /** Times 8 is exact in float, so that no two values change places. */
    private static Matrix bend(Matrix rows) {
        float[] bent = rows.values().clone();
        for (int i = 0; i < bent.length; i += 2) {
            bent[i] = bent[i] > 0 ? 8 * bent[i] + 3 : bent[i];
        }
        return new Matrix(rows.rows(), 2, bent);
    }

    @Test
    void theTrainingLossOfBoostedTreesFallsEveryRound() {
        List<Double> losses = Toy.detector("gtb")
                .fit(Toy.training(2500), Toy.CONTEXT)
                .report()
                .trainingLoss();
        assertThat(losses).hasSize(100);
        assertThat(losses.get(0)).isLessThan(StrictMath.log(2));
        for (int t = 1; t < losses.size(); t++) {
            assertThat(losses.get(t)).isLessThan(losses.get(t - 1));
        }
    }

    /** The best cut of one column, by trying all of them on the rows themselves. */
    @Test
    void aStumpHasTheLargestGain() {
        Model stump = Toy.detector("gtb", "trees=1", "depth=1", "rate=1").fit(Toy.training(100), Toy.CONTEXT);
        double best = 0;
        Matrix few = Toy.training(100).anomalies();
        for (int j = 0; j < 2; j++) {
            for (int r = 0; r < Toy.NORMAL.rows(); r++) {
                best = Math.max(best, gain(j, Toy.NORMAL.get(r, j), few));
            }
        }
        double[] cut = stump.state().doubles("feature");
        double found = gain((int) cut[0], stump.state().floats("cut")[0], few);
        assertThat(found).isGreaterThan(0.97 * best); // cuts are tried at 255 quantiles only
    }

    private static double gain(int column, float at, Matrix odd) {
        double[] g = new double[2];
        double[] h = new double[2];
        for (int r = 0; r < Toy.NORMAL.rows(); r++) {
            int side = Toy.NORMAL.get(r, column) <= at ? 0 : 1;
            g[side] += 0.5;
            h[side] += 0.25;
        }
        for (int r = 0; r < odd.rows(); r++) {
            int side = odd.get(r, column) <= at ? 0 : 1;
            g[side] -= 0.5;
            h[side] += 0.25;
        }
        double whole = (g[0] + g[1]) * (g[0] + g[1]) / (h[0] + h[1] + 1);
        return (g[0] * g[0] / (h[0] + 1) + g[1] * g[1] / (h[1] + 1) - whole) / 2;
    }

    /** With classes of equal size nothing is left out, and it is AdaBoost.M2 of stumps, here written down plainly. */
    @Test
    void onBalancedRowsItIsAdaBoost() {
        Matrix normal = Toy.NORMAL.select(first(60));
        Matrix odd = Toy.KNOWN.select(first(60));
        Model model = Toy.detector("rusboost", "rounds=8")
                .fit(new Training(normal, odd, InputLayout.ofReals(2)), Toy.CONTEXT);
        Matrix all = Tables.append(normal, odd);
        double[] votes = PlainAdaBoost.votes(all, 60, 8);
        double[] scores = model.score(all);
        for (int r = 0; r < votes.length; r++) {
            assertThat(scores[r]).isCloseTo(votes[r], within(1e-9));
        }
    }

    @Test
    void aTreeNoBetterThanChanceIsLeftOut() {
        Matrix same = Tables.repeated(20, 1, 2);
        Model model = Toy.detector("rusboost").fit(new Training(same, same, InputLayout.ofReals(2)), Toy.CONTEXT);
        assertThat(model.score(same)).containsOnly(0.5);
        assertThat(model.report().warnings())
                .containsExactly(
                        "no tree was better than chance, so every row scores the same; more known anomalies would help");
    }

    /** 0 <= a_i <= C, sum_i y_i a_i = 0, and every row with 0 < a_i < C lies on its margin. */
    @Test
    void theSupportVectorsMeetTheirConditions() {
        Training training = Toy.training(800);
        double cost = 2;
        Model model = Toy.detector("svm", "cost=2").fit(training, Toy.CONTEXT);
        double[] c = model.state().doubles("coefficients");
        assertThat(Arrays.stream(c).sum()).isCloseTo(0, within(1e-9));
        Matrix vectors = new Matrix(c.length, 2, model.state().floats("support-vectors"));
        double[] f = model.score(vectors);
        int free = 0;
        for (int i = 0; i < c.length; i++) {
            double margin = Math.signum(c[i]) * f[i];
            assertThat(Math.abs(c[i])).isBetween(0.0, cost);
            if (Math.abs(c[i]) < cost - 1e-9) {
                assertThat(margin).isCloseTo(1, within(2e-3));
                free++;
            } else {
                assertThat(margin).isLessThan(1 + 2e-3);
            }
        }
        assertThat(free).isGreaterThan(3);
    }

    @Test
    void manyRowsAreDrawnWithAQuarterOfAnomaliesOrMore() {
        Model model = Toy.detector("svm", "max-rows=200").fit(Toy.training(60), Toy.CONTEXT);
        assertThat(model.report().figures()).containsEntry("rows-used", 200.0).containsEntry("known-anomalies", 60.0);
        double[] c = model.state().doubles("coefficients");
        assertThat(Arrays.stream(c).filter(a -> a > 0).count()).isBetween(10L, 50L);
    }

    @Test
    void theNetworkFallsBackToLayersByRule() {
        Model model = Toy.detector("dnn", "epochs=2").fit(Toy.training(10), Toy.CONTEXT);
        assertThat(model.report().figures()).containsEntry("parameters", 2 * 16 + 16 + 16 * 8 + 8 + 8 + 1.0);
    }

    private static int[] first(int count) {
        int[] first = new int[count];
        Arrays.setAll(first, i -> i);
        return first;
    }
}
