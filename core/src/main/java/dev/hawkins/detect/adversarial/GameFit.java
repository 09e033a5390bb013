package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Generator;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.detect.statistic.Moments;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fits and restores the detectors of this package.
 *
 * @param name of the detector, for messages
 * @param plan how it is trained
 * @param arrangement puts its match together
 * @param widths of the layers that read the row, for a row of so many inputs
 */
record GameFit(String name, GamePlan plan, Arrangement arrangement, List<Integer> widths, ScoreMeaning meaning) {
    /** How far around their training range values are drawn anew, in widths of it. */
    private static final double MARGIN = 0.1;

    /** Puts a match together. */
    interface Arrangement {
        Match match(Occasion occasion);

        /** What makes rows in a match that was played, where that is of use. */
        default Optional<Generator> generator(Match played, InputLimits limits, InputLayout layout) {
            return Optional.empty();
        }
    }

    JudgedModel fit(Training training, FitContext context) {
        training.needRows(name, 2);
        boolean labelled = plan.select() == Selection.LABELLED;
        if (labelled && training.anomalies().rows() == 0) {
            throw new DetectorException(
                    "select labelled needs known anomalies but got none; label some rows, or set select=label-free");
        }
        Matrix rows = InputLimits.clip(training.rows(), plan.clip());
        ValidationSplit split = ValidationSplit.of(rows.rows(), plan.validationShare(), context.random("split"));
        InputLimits limits = InputLimits.of(rows, plan.reach());
        Game.Ground ground = new Game.Ground(rows, split, limits, training.anomalies());
        InputLimits range = InputLimits.of(rows, MARGIN);
        int batch = plan.batchFor(split.training().length);
        InputLayout layout = training.layout();
        Game.Outcome outcome = Game.play(
                remedy -> arrangement.match(new Occasion(layout, batch, range, remedy, context.random("targets"))),
                plan,
                ground,
                context);
        return model(layout, outcome, ground);
    }

    private JudgedModel model(InputLayout layout, Game.Outcome outcome, Game.Ground ground) {
        Match match = outcome.match();
        Judgement judgement = match.judgement();
        Matrix heldBack = ground.heldBack(Sight.MOST_ROWS);
        Weighing weighing = Weighing.of(judgement, ground.limits(), heldBack);
        float[] spread = new Rating(judgement, weighing, ground.limits(), heldBack.rows()).spread(heldBack);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("parameters", (double) judgement.network().parameterCount());
        figures.put("generator-parameters", (double) parametersBeside(judgement.network(), Match.DISCRIMINATOR));
        figures.put("discriminator-loss", outcome.facts().discriminatorLoss());
        figures.put("generated-spread", outcome.facts().spread());
        TrainingReport report = new TrainingReport(
                outcome.loss(), outcome.measures(), outcome.bestEpoch(), figures, outcome.warnings());
        return new JudgedModel(
                layout,
                judgement,
                weighing,
                ground.limits(),
                mean(ground.rows()),
                spread,
                meaning,
                report,
                arrangement.generator(match, ground.limits(), layout));
    }

    /** Numbers of all layers but those whose names begin so. */
    private static int parametersBeside(Network network, String prefix) {
        return network.parameters().stream()
                .filter(p -> !p.name().startsWith(prefix))
                .mapToInt(p -> p.rows() * p.columns())
                .sum();
    }

    JudgedModel restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        NetworkState.demandRoom(state, inputs, widths);
        Match match = arrangement.match(Occasion.restored(layout));
        NetworkState.load(match.judgement().network(), state);
        InputLimits limits = new InputLimits(state.floats("seen-low", inputs), state.floats("seen-high", inputs));
        return new JudgedModel(
                layout,
                match.judgement(),
                JudgedModel.weighing(match.judgement(), state),
                limits,
                state.floats("typical", inputs),
                state.floats("spread", inputs),
                meaning,
                state.report(),
                arrangement.generator(match, limits, layout));
    }

    private static float[] mean(Matrix rows) {
        double[] exact = Moments.mean(rows);
        float[] mean = new float[exact.length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = (float) exact[j];
        }
        return mean;
    }
}
