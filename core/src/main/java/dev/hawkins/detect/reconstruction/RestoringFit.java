package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.List;
import java.util.Map;

/** Fits and restores detectors that restore rows by an architecture of their own and score what differs. */
public final class RestoringFit {
    private final NetworkDesign design;
    private final Restorer restorer;
    private final TrainingPlan plan;

    RestoringFit(NetworkDesign design, Restorer restorer, TrainingPlan plan) {
        this.design = design;
        this.restorer = restorer;
        this.plan = plan;
    }

    /**
     * A detector that scores the mean of the squared differences and pays for nothing else.
     *
     * @param name of the detector, for messages
     * @param output activation of what is restored, of which a warning may speak
     * @param clip see {@link InputLimits#clip}
     * @param reach see {@link InputLimits}
     */
    public static RestoringFit ofMeanSquares(
            String name, Restorer restorer, Activation output, TrainingPlan plan, double clip, double reach) {
        NetworkDesign design = new NetworkDesign(
                name,
                List.of(),
                Activation.IDENTITY,
                Activation.IDENTITY,
                output,
                Objective.MSE,
                Corruption.GAUSSIAN,
                0,
                Penalties.NONE,
                clip,
                reach);
        return new RestoringFit(design, restorer, plan);
    }

    /** The model of some rows. */
    public Model fit(Training training, FitContext context) {
        training.needRows(design.name(), 2);
        Matrix rows = InputLimits.clip(training.rows(), design.clip());
        ValidationSplit split = ValidationSplit.of(rows.rows(), plan.validationShare(), context.random("split"));
        ReconstructionNetwork network = ReconstructionNetwork.build(design, rows.columns(), restorer.trained());
        network.network().initialise(context.random("init"));
        TrainingPlan affordable = plan.forWork(split.training().length, restorer.multiplications());
        TrainingLoop.Curve curve = ReconstructionFit.train(
                design, network, Map.of(network.row(), rows), false, split, affordable, context);
        return ReconstructionFit.model(design, scoring(network), rows, split, curve, training.layout());
    }

    /** The network that scores, with the weights of the one that was trained. */
    private ReconstructionNetwork scoring(ReconstructionNetwork trained) {
        if (restorer.trained() == restorer) {
            return trained;
        }
        ReconstructionNetwork scoring =
                ReconstructionNetwork.build(design, trained.row().units(), restorer);
        scoring.network().setParameters(trained.network().copyParameters());
        return scoring;
    }

    /** The model that a state describes. */
    public Model restore(ModelState state, InputLayout layout) {
        List<Integer> least = restorer.leastLayers();
        NetworkState.demandRoom(state, least.get(0), least.subList(1, least.size()));
        return ReconstructionFit.restore(
                design, ReconstructionNetwork.build(design, layout.inputs(), restorer), state, layout);
    }
}
