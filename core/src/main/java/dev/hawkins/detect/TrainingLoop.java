package dev.hawkins.detect;

import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.NonFiniteException;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains a network by Adam with early stopping: rows are shuffled per epoch, the last partial batch is kept, and the
 * weights with the best mean validation loss are what remains.
 *
 * <p>When the loss or a gradient of a batch is not finite, the batch is skipped once; the second time the best weights so
 * far come back and the rate is halved; the third time training fails with a message that names the layer. A validation
 * loss that is not finite counts as such a time, too, but there is no batch to skip: that epoch cannot be the best.
 */
public final class TrainingLoop {
    private final Network network;
    private final TrainingPlan plan;
    private final ValidationSplit split;
    private final Ramp ramp;
    private final FitContext context;
    private final List<Double> trainingLoss = new ArrayList<>();
    private final List<Double> validationLoss = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private float[] best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int accidents;
    private double rate;
    private long step;

    private TrainingLoop(Network network, TrainingPlan plan, ValidationSplit split, Ramp ramp, FitContext context) {
        this.network = network;
        this.plan = plan;
        this.split = split;
        this.ramp = ramp;
        this.context = context;
        this.rate = plan.learningRate();
        this.best = network.copyParameters();
    }

    /**
     * A coefficient that rises linearly from 0 to its value over the first part of the training, such as the beta of a VAE.
     *
     * @param share share of the steps over which it rises; 0 = it has its value from the start
     */
    public record Ramp(Coefficient coefficient, double value, double share) {
        double at(long step, long steps) {
            double rise = share * steps;
            return step >= rise ? value : value * (step + 1) / (rise + 1);
        }
    }

    /** The curve of a training that is over; the network holds the best weights. */
    public record Curve(List<Double> trainingLoss, List<Double> validationLoss, int bestEpoch, List<String> warnings) {}

    /**
     * Trains an initialised network.
     *
     * @param loss what to minimise, one number per row
     * @param feeds a matrix per input of the network
     * @param ramp a coefficient to raise, or null; validation always sees its full value
     */
    public static Curve run(
            Network network,
            Node loss,
            Map<Node, Matrix> feeds,
            ValidationSplit split,
            TrainingPlan plan,
            Ramp ramp,
            FitContext context) {
        Optimiser adam = Optimiser.Adam.withRate(plan.learningRate()).clipped(plan.clipNorm());
        int batch = plan.batchFor(split.training().length);
        TrainingLoop loop = new TrainingLoop(network, plan, split, ramp, context);
        try (Trainer trainer = network.trainer(loss, feeds, adam, batch, context.threads(), context.random("noise"))) {
            loop.train(trainer, batch);
        }
        network.setParameters(loop.best);
        return new Curve(loop.trainingLoss, loop.validationLoss, loop.bestEpoch, loop.warnings);
    }

    private void train(Trainer trainer, int batch) {
        int[] order = split.training().clone();
        int epochs = plan.epochsFor(order.length, network.parameterCount());
        int patience = plan.patienceFor(order.length);
        long steps = (long) epochs * plan.stepsPerEpoch(order.length);
        RandomStream shuffle = context.random("shuffle");
        for (int epoch = 1; epoch <= epochs && epoch - bestEpoch <= patience; epoch++) {
            shuffle.shuffle(order);
            trainingLoss.add(epoch(trainer, order, batch, steps));
            validate(trainer, epoch);
            context.progress().update(step, steps, note(epoch));
        }
    }

    /** One pass over the training rows; returns the mean loss of its steps. */
    private double epoch(Trainer trainer, int[] order, int batch, long steps) {
        double sum = 0;
        int rows = 0;
        for (int from = 0; from < order.length; from += batch) {
            context.check();
            int count = Math.min(batch, order.length - from);
            trainer.learningRate(rate * plan.schedule().factor(step, steps));
            if (ramp != null) {
                trainer.set(ramp.coefficient(), ramp.at(step, steps));
            }
            step++;
            try {
                sum += trainer.step(order, from, count) * count;
                rows += count;
            } catch (NonFiniteException e) {
                recover(trainer, e, "one batch was skipped: ");
            }
        }
        return rows == 0 ? 0 : sum / rows;
    }

    private void validate(Trainer trainer, int epoch) {
        if (ramp != null) {
            trainer.set(ramp.coefficient(), ramp.value());
        }
        double loss = trainer.meanLoss(split.validation());
        validationLoss.add(loss);
        if (!Double.isFinite(loss)) {
            recover(
                    trainer,
                    new NonFiniteException("the validation loss became " + loss),
                    "epoch %d was not taken for the best: ".formatted(epoch));
        } else if (loss < bestLoss) {
            bestLoss = loss;
            bestEpoch = epoch;
            best = network.copyParameters();
        }
    }

    /**
     * @param firstTime what has been done about it if nothing has gone wrong before
     */
    private void recover(Trainer trainer, NonFiniteException cause, String firstTime) {
        accidents++;
        if (accidents == 1) {
            warnings.add(firstTime + cause.getMessage());
        } else if (accidents == 2) {
            warnings.add("training went back to its best weights at half the rate: " + cause.getMessage());
            network.setParameters(best);
            trainer.resetOptimiser();
            rate /= 2;
        } else {
            throw new DetectorException(
                    "training failed: %s; a smaller learning-rate than %s or other scaling of the inputs may help"
                            .formatted(cause.getMessage(), plan.learningRate()));
        }
    }

    private String note(int epoch) {
        return String.format(
                Locale.ROOT, "epoch %d, validation loss %.4g", epoch, validationLoss.get(validationLoss.size() - 1));
    }
}
