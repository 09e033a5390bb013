package dev.hawkins.detect.variational;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingLoop.StepListener;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.detect.WeightPenalty;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits and restores VAEs of every architecture.
 *
 * @param name of the detector, for messages
 * @param settings all settings that the architectures share
 * @param architecture resolved against the layout
 * @param decoderL1 L1 penalty on the decoder's weights
 */
record VaeFit(String name, VariationalAutoencoder settings, VaeArchitecture architecture, double decoderL1) {
    private static final int CYCLES = 4;
    private static final int[] CANDIDATES = {2, 4, 8, 16, 32};
    /** A smaller code is preferred as long as its validation loss is at most this share above the best. */
    private static final double TOLERANCE = 0.05;
    /** A code as wide as the row is soon learned: share of the epochs that it takes. */
    private static final double WIDE_CODE = 0.2;

    /** A trained network. */
    private record Trained(VaeNetwork network, TrainingLoop.Curve curve) {
        double loss() {
            return curve.bestEpoch() == 0
                    ? Double.POSITIVE_INFINITY
                    : curve.validationLoss().get(curve.bestEpoch() - 1);
        }
    }

    VaeModel fit(Training training, FitContext context) {
        training.needRows(name, 2);
        Matrix rows = InputLimits.clip(training.rows(), settings.clip());
        InputLayout layout = training.layout();
        settings.likelihood().checkRange(rows, layout);
        ValidationSplit split =
                ValidationSplit.of(rows.rows(), settings.training().validationShare(), context.random("split"));
        Trained trained = choose(rows, split, layout, context);
        InputLimits seen = InputLimits.of(rows, settings.reach());
        return diagnosed(trained.network(), layout, seen, rows, split, trained.curve(), context);
    }

    /**
     * The model of a trained network, with what normal rows say of it.
     *
     * @param split which of the rows are normal ones that trained, and which were held back
     */
    VaeModel diagnosed(
            VaeNetwork network,
            InputLayout layout,
            InputLimits seen,
            Matrix rows,
            ValidationSplit split,
            TrainingLoop.Curve curve,
            FitContext context) {
        double[] noBase = new double[rows.columns()];
        float[] noTypical = new float[rows.columns()];
        VaeModel bare = model(
                layout, network, seen, bank(network, context), noBase, noTypical, null, null, TrainingReport.none());
        LatentDiagnosis diagnosis = LatentDiagnosis.of(bare, rows.select(split.someValidation(LatentDiagnosis.ROWS)));
        LatentFacts facts = settings.score().needsFacts() ? LatentDiagnosis.facts(bare, rows, split) : null;
        float[] typical = new float[rows.columns()];
        seen.apply(diagnosis.typical(), 0, 1, typical);
        return model(
                layout,
                network,
                seen,
                bare.bank(),
                diagnosis.base(),
                typical,
                exemplars(bare, rows, context),
                facts,
                diagnosis.report(curve, network));
    }

    /** The prior of codes that was asked for, or null. */
    private ExemplarPrior exemplars(VaeModel model, Matrix rows, FitContext context) {
        if (settings.exemplars() == 0) {
            return null;
        }
        return ExemplarPrior.of(model, Subsample.atMost(settings.exemplars(), rows, context.random("exemplars")));
    }

    VaeModel restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        VaeDesign design = design(layout, latentUnits(state, layout));
        NetworkState.demandRoom(state, architecture.leastInputs(inputs), architecture.leastLayers(design));
        VaeNetwork network = architecture.build(design);
        NetworkState.load(network.network(), state);
        int units = network.noise().units();
        int banked = settings.score().atMean() ? 1 : settings.samples();
        return model(
                layout,
                network,
                new InputLimits(state.floats("seen-low", inputs), state.floats("seen-high", inputs)),
                new NoiseBank(units, state.floats("noise-bank", banked * units)),
                state.doubles("base", inputs),
                state.floats("typical", inputs),
                settings.exemplars() > 0
                        ? ExemplarPrior.load(state, network.mean().units())
                        : null,
                settings.score().needsFacts()
                        ? LatentFacts.load(state, network.mean().units())
                        : null,
                state.report());
    }

    /** The units that were chosen by validation are those of the bias of the latent mean. */
    private int latentUnits(ModelState state, InputLayout layout) {
        if (!settings.choosesByValidation()) {
            return settings.latentUnits(layout.inputs());
        }
        return state.tensors().entrySet().stream()
                .filter(e -> e.getKey().contains("latent-mean") && e.getKey().endsWith(".bias"))
                .mapToInt(e -> state.floats(e.getKey()).length)
                .findFirst()
                .orElse(1);
    }

    private Trained choose(Matrix rows, ValidationSplit split, InputLayout layout, FitContext context) {
        if (!settings.choosesByValidation()) {
            return train(rows, split, layout, settings.latentUnits(layout.inputs()), context);
        }
        List<Trained> candidates = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int units : CANDIDATES) {
            if (units == CANDIDATES[0] || units <= layout.inputs()) {
                Trained trained = train(rows, split, layout, units, context);
                best = Math.min(best, trained.loss());
                candidates.add(trained);
            }
        }
        double bar = best + TOLERANCE * Math.abs(best);
        return candidates.stream().filter(c -> !(c.loss() > bar)).findFirst().orElse(candidates.get(0));
    }

    private Trained train(Matrix rows, ValidationSplit split, InputLayout layout, int latent, FitContext context) {
        VaeDesign design = design(layout, latent);
        VaeNetwork network = architecture.build(design);
        if (settings.exemplars() > 0 && network.kl() == null) {
            throw new DetectorException("exemplars must be 0 for %s, whose codes have codes of their own, but was %d"
                    .formatted(name, settings.exemplars()));
        }
        network.network().initialise(context.random("init"));
        StepListener penalty = decoderL1 == 0
                ? StepListener.NONE
                : new WeightPenalty(network.network(), VaeFit::ofDecoder, decoderL1, 0);
        TrainingLoop.Task task = new TrainingLoop.Task(
                network.network(), network.loss(), feeds(network, rows), true, List.of(course(network)), penalty);
        return new Trained(
                network, TrainingLoop.run(task, split, plan(split.training().length, network, design), context));
    }

    private TrainingPlan plan(int rows, VaeNetwork network, VaeDesign design) {
        TrainingPlan plan = settings.training();
        if (settings.latentChoice() == LatentChoice.INPUTS) {
            return plan.shortened(WIDE_CODE, rows, network.network().parameterCount());
        }
        long work = architecture.multiplications(design);
        return work == 0 ? plan : plan.forWork(rows, work);
    }

    private static boolean ofDecoder(String parameter) {
        return parameter.startsWith("decoder") || parameter.startsWith("output");
    }

    private Map<Node, Matrix> feeds(VaeNetwork network, Matrix rows) {
        Map<Node, Matrix> feeds = new HashMap<>();
        feeds.put(network.row(), rows);
        if (network.context() != null) {
            int units = architecture.contextUnits();
            float[] context = new float[Math.multiplyExact(rows.rows(), units)];
            architecture.context(rows.values(), rows.columns(), rows.rows(), context);
            feeds.put(network.context(), new Matrix(rows.rows(), units, context));
        }
        return feeds;
    }

    /** What rises over the training: the wanted capacity if there is one, else beta. */
    TrainingLoop.Course course(VaeNetwork network) {
        var coefficient = network.capacity() == null ? network.beta() : network.capacity();
        double value = network.capacity() == null ? settings.beta() : settings.capacity();
        return settings.annealing() == Annealing.CYCLICAL
                ? new TrainingLoop.Cycles(coefficient, value, CYCLES)
                : new TrainingLoop.Ramp(coefficient, value, settings.warmUp());
    }

    VaeDesign design(InputLayout layout, int latent) {
        return new VaeDesign(
                settings.layers(layout.inputs()),
                latent,
                settings.activation(),
                settings.likelihood().heads(layout, settings.minSd()),
                settings.variance(),
                settings.beta(),
                settings.freeBits(),
                settings.capacity());
    }

    private NoiseBank bank(VaeNetwork network, FitContext context) {
        int units = network.noise().units();
        return settings.score().atMean()
                ? NoiseBank.zero(units)
                : NoiseBank.draw(settings.samples(), units, context.random("noise-bank"));
    }

    private VaeModel model(
            InputLayout layout,
            VaeNetwork network,
            InputLimits seen,
            NoiseBank bank,
            double[] base,
            float[] typical,
            ExemplarPrior exemplars,
            LatentFacts facts,
            TrainingReport report) {
        VaeModel model = new VaeModel(
                layout,
                network,
                new VaeModel.ScoreRule(settings.score(), settings.lambda(), settings.standardise()),
                architecture,
                seen,
                JudgedRange.of(network.likelihood()),
                bank,
                base,
                typical,
                0,
                exemplars,
                facts,
                report);
        return switch (model.sharing()) {
            case BY_INPUT -> model;
            case KL_SHARES -> model.withTypical(KlShares.kl(model, typical));
            case WHOLE -> model.withTypical(model.score(new Matrix(1, typical.length, typical))[0]);
        };
    }
}
