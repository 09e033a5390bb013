package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.detect.WeightPenalty;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fits and restores autoencoders of either kind. */
final class ReconstructionFit {
    private static final double LITTLE_EXPLAINED = 0.2;

    private ReconstructionFit() {}

    static Model fit(NetworkDesign design, TrainingPlan plan, Training training, FitContext context) {
        training.needRows(design.name(), 2);
        Matrix rows = InputLimits.clip(training.rows(), design.clip());
        ValidationSplit split = ValidationSplit.of(rows.rows(), plan.validationShare(), context.random("split"));
        ReconstructionNetwork network = ReconstructionNetwork.build(design, rows.columns());
        network.network().initialise(context.random("init"));
        TrainingLoop.Curve curve = train(design, network, Map.of(network.row(), rows), false, split, plan, context);
        return model(design, network, rows, split, curve, training.layout());
    }

    /**
     * Trains an initialised network on rows that are already clipped.
     *
     * @param signed whether the loss can be negative
     */
    static TrainingLoop.Curve train(
            NetworkDesign design,
            ReconstructionNetwork network,
            Map<Node, Matrix> feeds,
            boolean signed,
            ValidationSplit split,
            TrainingPlan plan,
            FitContext context) {
        Penalties penalties = design.penalties();
        TrainingLoop.StepListener weights =
                new WeightPenalty(network.network(), name -> true, penalties.weightL1(), penalties.weightL2());
        TrainingLoop.Task task =
                new TrainingLoop.Task(network.network(), network.loss(), feeds, signed, List.of(), weights);
        return TrainingLoop.run(task, split, plan, context);
    }

    /** The model of a trained network. */
    static Model model(
            NetworkDesign design,
            ReconstructionNetwork network,
            Matrix rows,
            ValidationSplit split,
            TrainingLoop.Curve curve,
            InputLayout layout) {
        InputLimits limits = InputLimits.of(rows, design.reach());
        Residuals residuals = Residuals.of(network, limits, rows, split.validation());
        TrainingReport report = report(design, network, curve, residuals, layout);
        return new ReconstructionModel(layout, network, design.objective(), limits, residuals.sd(), report);
    }

    static Model restore(NetworkDesign design, ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        NetworkState.demandRoom(state, inputs, design.layersFor(inputs));
        ReconstructionNetwork network = ReconstructionNetwork.build(design, inputs);
        NetworkState.load(network.network(), state);
        return new ReconstructionModel(
                layout,
                network,
                design.objective(),
                new InputLimits(state.floats("seen-low", inputs), state.floats("seen-high", inputs)),
                state.floats("residual-sd", inputs),
                state.report());
    }

    static TrainingReport report(
            NetworkDesign design,
            ReconstructionNetwork network,
            TrainingLoop.Curve curve,
            Residuals residuals,
            InputLayout layout) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("parameters", (double) network.network().parameterCount());
        figures.put("explained-share", residuals.explainedShare());
        List<String> warnings = new ArrayList<>(curve.warnings());
        if (residuals.explainedShare() < LITTLE_EXPLAINED) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the reconstruction explains %.0f %% of the variance of held-back rows, hardly more than their mean"
                            + " does; more epochs, wider layers or another seed may help",
                    100 * Math.max(0, residuals.explainedShare())));
        }
        if (design.output() == Activation.SIGMOID && !withinUnit(layout)) {
            warnings.add("output sigmoid cannot restore inputs outside 0 to 1; identity or scaling by min-max would");
        }
        return new TrainingReport(curve.trainingLoss(), curve.validationLoss(), curve.bestEpoch(), figures, warnings);
    }

    private static boolean withinUnit(InputLayout layout) {
        return layout.blocks().stream()
                .allMatch(block -> block.kind() != BlockKind.REAL && block.kind() != BlockKind.CYCLIC);
    }
}
