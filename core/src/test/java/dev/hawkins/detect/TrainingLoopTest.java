package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    private static final FitContext CONTEXT = FitContext.of(5).withThreads(1);

    private static TrainingPlan plan(double rate, int batch, int epochs, int patience) {
        return new TrainingPlan(rate, Schedule.CONSTANT, batch, epochs, patience, 0.2, 0);
    }

    /** One linear layer that learns to copy its input; squares overflow float32 from about 1e19 on. */
    private static final class Copier {
        final Graph graph = new Graph();
        final Node row = graph.input("row", 3);
        final Node loss = graph.sum(
                graph.squaredError(graph.dense("copy", row, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM), row));
        final Network network = graph.compile();

        TrainingLoop.Curve train(Matrix rows, TrainingPlan plan, FitContext context) {
            network.initialise(context.random("init"));
            ValidationSplit split = ValidationSplit.of(rows.rows(), plan.validationShare(), context.random("split"));
            return TrainingLoop.run(network, loss, Map.of(row, rows), split, plan, null, context);
        }
    }

    @Test
    void theBestWeightsAreKept() {
        Matrix rows = Tables.normal(100, 3, 1);
        Copier copier = new Copier();
        TrainingLoop.Curve curve = copier.train(rows, plan(0.05, 10, 30, 30), CONTEXT);
        double best = curve.validationLoss().get(curve.bestEpoch() - 1);
        assertThat(best)
                .isEqualTo(curve.validationLoss().stream()
                        .mapToDouble(x -> x)
                        .min()
                        .orElseThrow());
        assertThat(best).isLessThan(curve.validationLoss().get(0) / 100);
        ValidationSplit split = ValidationSplit.of(100, 0.2, CONTEXT.random("split"));
        assertThat(meanLoss(copier, rows.select(split.validation()))).isCloseTo(best, within(1e-6 + best * 1e-4));
    }

    private static double meanLoss(Copier copier, Matrix rows) {
        var inference = copier.network.inference(List.of(copier.row), List.of(copier.loss), rows.rows());
        inference.feed(copier.row, rows.values(), 0, rows.rows());
        inference.run(rows.rows());
        double[] sums = new double[rows.rows()];
        inference.addSums(copier.loss, sums, 0);
        return Arrays.stream(sums).average().orElseThrow();
    }

    @Test
    void trainingStopsWhenPatienceEnds() {
        // With rate 10 the loss only explodes, so the first epoch stays the best. 80 rows in batches of 1: 80 steps
        // each.
        TrainingLoop.Curve curve = new Copier().train(Tables.normal(100, 3, 2), plan(10, 1, 500, 2), CONTEXT);
        int patience = 1000 / 80;
        assertThat(curve.validationLoss()).hasSize(curve.bestEpoch() + patience);
        assertThat(curve.bestEpoch()).isLessThan(400);
    }

    @Test
    void oneUnusableBatchIsSkippedAndTold() {
        Matrix rows = Tables.with(Tables.normal(100, 3, 3), trainingRow(100), 0, 1e25f);
        TrainingLoop.Curve curve = new Copier().train(rows, plan(0.01, 10, 1, 5), CONTEXT);
        assertThat(curve.warnings()).hasSize(1);
        assertThat(curve.warnings().get(0)).startsWith("one batch was skipped: ");
        assertThat(curve.trainingLoss()).allMatch(Double::isFinite);
    }

    /** There is no batch to skip when only a validation row cannot be judged. */
    @Test
    void anUnusableValidationRowIsToldAsWhatItIs() {
        int held = ValidationSplit.of(100, 0.2, CONTEXT.random("split")).validation()[0];
        Matrix rows = Tables.with(Tables.normal(100, 3, 3), held, 0, 1e25f);
        TrainingLoop.Curve curve = new Copier().train(rows, plan(0.01, 10, 1, 5), CONTEXT);
        assertThat(curve.warnings())
                .containsExactly("epoch 1 was not taken for the best: the validation loss became Infinity");
        assertThat(curve.bestEpoch()).isZero();
        assertThat(curve.trainingLoss()).allMatch(Double::isFinite);
    }

    @Test
    void theSecondTimeItGoesBackAndTheThirdItFails() {
        Matrix rows = Tables.with(Tables.normal(100, 3, 3), trainingRow(100), 0, 1e25f);
        TrainingLoop.Curve curve = new Copier().train(rows, plan(0.01, 10, 2, 5), CONTEXT);
        assertThat(curve.warnings()).hasSize(2);
        assertThat(curve.warnings().get(1)).startsWith("training went back to its best weights at half the rate: ");
        assertThatThrownBy(() -> new Copier().train(rows, plan(0.01, 10, 3, 5), CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessageStartingWith("training failed: ")
                .hasMessageEndingWith("; a smaller learning-rate than 0.01 or other scaling of the inputs may help");
    }

    private static int trainingRow(int rows) {
        return ValidationSplit.of(rows, 0.2, CONTEXT.random("split")).training()[0];
    }

    @Test
    void progressTellsStepsAndTheValidationLoss() {
        List<String> told = new ArrayList<>();
        FitContext watched = new FitContext(
                5, 1, (done, total, note) -> told.add(done + "/" + total + " " + note.substring(0, 24)), () -> false);
        new Copier().train(Tables.normal(100, 3, 1), plan(0.01, 32, 2, 5), watched);
        assertThat(told).containsExactly("3/6 epoch 1, validation loss", "6/6 epoch 2, validation loss");
    }

    @Test
    void rulesForSizesDependOnTheNumberOfRows() {
        TrainingPlan byRule = plan(1e-3, 0, 0, 20);
        int[] rows = {2, 263, 2000, 10_000, 87_550, 600_000};
        assertThat(IntStream.of(rows).map(byRule::batchFor)).containsExactly(2, 32, 64, 256, 256, 256);
        assertThat(IntStream.of(rows).map(n -> byRule.epochsFor(n, 1000))).containsExactly(1000, 1000, 625, 500, 58, 8);
        assertThat(IntStream.of(rows).map(byRule::patienceFor)).containsExactly(1000, 111, 31, 25, 20, 20);
        assertThat(plan(1e-3, 100, 7, 20).batchFor(50)).isEqualTo(50);
        assertThat(plan(1e-3, 100, 7, 20).epochsFor(50, 1000)).isEqualTo(7);
    }

    @Test
    void theCosineRisesFallsAndEndsAtOnePercent() {
        assertThat(Schedule.COSINE.factor(0, 1000)).isCloseTo(1.0 / 51, within(1e-12));
        assertThat(Schedule.COSINE.factor(50, 1000)).isCloseTo(1, within(1e-12));
        assertThat(Schedule.COSINE.factor(525, 1000)).isCloseTo(0.505, within(1e-12));
        assertThat(Schedule.COSINE.factor(1000, 1000)).isCloseTo(0.01, within(1e-12));
        assertThat(Schedule.CONSTANT.factor(3, 1000)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(499, 1000)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(500, 1000)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(750, 1000)).isEqualTo(0.01);
    }

    @Test
    void theStepFallsToATenthAndAHundredth() {
        assertThat(Schedule.STEP.factor(499, 1000)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(500, 1000)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(749, 1000)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(750, 1000)).isEqualTo(0.01);
    }

    @Test
    void cyclesRiseOverTheirFirstHalfAndBeginAnew() {
        TrainingLoop.Cycles cycles = new TrainingLoop.Cycles(null, 2, 4);
        assertThat(cycles.at(0, 800)).isZero();
        assertThat(cycles.at(50, 800)).isCloseTo(1, within(1e-12));
        assertThat(cycles.at(100, 800)).isEqualTo(2);
        assertThat(cycles.at(199, 800)).isEqualTo(2);
        assertThat(cycles.at(200, 800)).isZero();
        assertThat(cycles.at(799, 800)).isEqualTo(2);
    }

    @Test
    void trimmedTrainingLeavesOutTheRowsOfHighestLoss() {
        // All rows lie on one line but for every tenth, which would pull the copying layer away from it.
        Matrix rows = Tables.normal(400, 3, 1);
        for (int i = 0; i < 400; i++) {
            boolean odd = i % 10 == 0;
            for (int j = 0; j < 3; j++) {
                rows.values()[i * 3 + j] = odd ? 9 * (j - 1) + rows.get(i, j) : rows.get(i, 0);
            }
        }
        assertThat(oddLoss(rows, 0.15)).isGreaterThan(10 * oddLoss(rows, 0));
    }

    /** Mean loss of the odd rows, after a training that copies through one unit. */
    private static double oddLoss(Matrix rows, double trimmed) {
        Graph graph = new Graph();
        Node row = graph.input("row", 3);
        Node code = graph.dense("code", row, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node copy = graph.dense("copy", code, 3, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Node loss = graph.sum(graph.squaredError(copy, row));
        Network network = graph.compile();
        network.initialise(RandomStream.of(2, "init"));
        TrainingPlan plan =
                new TrainingPlan(0.02, Schedule.CONSTANT, 40, 100, 100, Stopping.PATIENCE, 0, 0.2, trimmed, 0);
        ValidationSplit split = ValidationSplit.of(400, 0.2, CONTEXT.random("split"));
        TrainingLoop.run(new TrainingLoop.Task(network, loss, Map.of(row, rows)), split, plan, CONTEXT);
        var inference = network.inference(List.of(row), List.of(loss), 40);
        int[] odd = IntStream.range(0, 40).map(i -> 10 * i).toArray();
        inference.feed(row, rows.select(odd).values(), 0, 40);
        inference.run(40);
        double[] sums = new double[40];
        inference.addSums(loss, sums, 0);
        return Arrays.stream(sums).average().orElseThrow();
    }

    @Test
    void trimmingKeepsAtLeastOneRow() {
        TrainingPlan plan = new TrainingPlan(0.02, Schedule.CONSTANT, 40, 100, 100, Stopping.PATIENCE, 0, 0.2, 0.25, 0);
        assertThat(IntStream.of(1, 3, 4, 10).map(plan::kept)).containsExactly(1, 3, 3, 8);
    }

    @Test
    void anotherStoppingRuleTakesThePlaceOfPatience() {
        // As in trainingStopsWhenPatienceEnds, the loss only explodes: GL is reached after the second epoch.
        TrainingPlan plan =
                new TrainingPlan(10, Schedule.CONSTANT, 1, 500, 2, Stopping.GENERALISATION_LOSS, 5, 0.2, 0, 0);
        TrainingLoop.Curve curve = new Copier().train(Tables.normal(100, 3, 2), plan, CONTEXT);
        assertThat(curve.validationLoss()).hasSize(curve.bestEpoch() + 1);
    }

    @Test
    void aRampReachesItsValueAndStays() {
        TrainingLoop.Ramp ramp = new TrainingLoop.Ramp(null, 2, 0.1);
        assertThat(ramp.at(0, 1000)).isCloseTo(2.0 / 101, within(1e-12));
        assertThat(ramp.at(50, 1000)).isCloseTo(2 * 51.0 / 101, within(1e-12));
        assertThat(ramp.at(100, 1000)).isEqualTo(2);
        assertThat(new TrainingLoop.Ramp(null, 2, 0).at(0, 1000)).isEqualTo(2);
    }

    @Test
    void aSplitUsesEveryRowOnce() {
        ValidationSplit split = ValidationSplit.of(50, 0.1, RandomStream.of(1, "split"));
        assertThat(split.validation()).hasSize(5);
        int[] all = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, 50).toArray());
        ValidationSplit tiny = ValidationSplit.of(5, 0.1, RandomStream.of(1, "split"));
        assertThat(tiny.validation()).containsExactly(tiny.training()).hasSize(5);
        assertThat(ValidationSplit.of(1_000_000, 0.1, RandomStream.of(1, "split"))
                        .validation())
                .hasSize(20_000);
    }

    @Test
    void aWildTrainingValueIsClippedAndOthersAreNot() {
        Matrix rows = Tables.normal(1000, 2, 6);
        assertThat(InputLimits.clip(rows, 10)).isSameAs(rows);
        Matrix clipped = InputLimits.clip(Tables.with(rows, 3, 1, 1e6f), 10);
        // The mean is 1e6 / n and the standard deviation 1e6 / sqrt(n) up to terms of order 1.
        assertThat((double) clipped.get(3, 1)).isCloseTo(1e3 + 10 * 1e6 / Math.sqrt(1000), within(500.0));
        assertThat(clipped.get(3, 0)).isEqualTo(rows.get(3, 0));
    }

    @Test
    void limitsAreTheTrainingRangeAndItsMargin() {
        Matrix rows = Matrix.of(new float[][] {{1, 5}, {3, 5}, {2, 5}});
        InputLimits limits = InputLimits.of(rows, 0.5);
        float[] limited = new float[6];
        limits.apply(new float[] {-9, -9, 0, 5, 2.5f, 6, 9, 9}, 2, 3, limited);
        assertThat(limited).containsExactly(0, 5, 2.5f, 5, 4, 5);
    }
}
