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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains a network by Adam with early stopping: rows are shuffled per epoch, the last partial batch is kept, and the
 * weights with the best mean validation loss are what remains.
 *
 * <p>With a trimmed share, each step leaves out the rows of its batch whose loss is highest before the step, and validation
 * leaves out as large a share (trimmed likelihood, Hadi and Luceno 1997, doi 10.1016/S0167-9473(97)00011-X): anomalies among
 * the training rows are then neither learned nor allowed to choose the weights.
 *
 * <p>When the loss or a gradient of a batch is not finite, the batch is skipped once; the second time the best weights so
 * far come back and the rate is halved; the third time training fails with a message that names the layer. A validation
 * loss that is not finite counts as such a time, too, but there is no batch to skip: that epoch cannot be the best.
 */
public final class TrainingLoop {
    private final Task task;
    private final Network network;
    private final TrainingPlan plan;
    private final ValidationSplit split;
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

    private TrainingLoop(Task task, TrainingPlan plan, ValidationSplit split, FitContext context) {
        this.task = task;
        this.network = task.network();
        this.plan = plan;
        this.split = split;
        this.context = context;
        this.rate = plan.learningRate();
        this.best = network.copyParameters();
    }

    /** A coefficient that changes over the training, such as the beta of a VAE. */
    public interface Course {
        /** What changes. */
        Coefficient coefficient();

        /** Its value in the end, which validation always sees. */
        double value();

        /** Its value at a step, counted from 0. */
        double at(long step, long steps);
    }

    /**
     * Rises linearly from 0 to its value over the first part of the training.
     *
     * @param share share of the steps over which it rises; 0 = it has its value from the start
     */
    public record Ramp(Coefficient coefficient, double value, double share) implements Course {
        @Override
        public double at(long step, long steps) {
            double rise = share * steps;
            return step >= rise ? value : value * (step + 1) / (rise + 1);
        }
    }

    /**
     * Begins anew at 0 in each of a number of equal cycles, rises linearly over its first half and stays at its value over
     * the second (Fu et al. 2019, arXiv 1903.10145).
     */
    public record Cycles(Coefficient coefficient, double value, int cycles) implements Course {
        @Override
        public double at(long step, long steps) {
            double inCycle = (double) step * cycles / steps;
            return value * Math.min(1, 2 * (inCycle - Math.floor(inCycle)));
        }
    }

    /**
     * What is trained.
     *
     * @param network initialised
     * @param loss what to minimise, one number per row
     * @param feeds a matrix per input of the network
     * @param signed whether the loss may be below 0, as negative log-likelihoods may
     * @param courses coefficients that change
     * @param steps told after every step
     */
    public record Task(
            Network network,
            Node loss,
            Map<Node, Matrix> feeds,
            boolean signed,
            List<Course> courses,
            StepListener steps) {
        /** A loss that is never negative, and nothing that changes. */
        public Task(Network network, Node loss, Map<Node, Matrix> feeds) {
            this(network, loss, feeds, false, List.of(), StepListener.NONE);
        }
    }

    /** Looks at a network between steps, and may change its parameters. */
    public interface StepListener {
        StepListener NONE = (trainer, rows, rate) -> {};

        /**
         * Called after a step.
         *
         * @param trainer to set coefficients with
         * @param rows numbers of the rows of that step, not to be changed
         * @param rate learning rate of that step
         */
        void stepped(Trainer trainer, int[] rows, double rate);
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
        List<Course> courses = ramp == null ? List.of() : List.of(ramp);
        return run(new Task(network, loss, feeds, ramp != null, courses, StepListener.NONE), split, plan, context);
    }

    /** Trains an initialised network. */
    public static Curve run(Task task, ValidationSplit split, TrainingPlan plan, FitContext context) {
        Optimiser adam = Optimiser.Adam.withRate(plan.learningRate()).clipped(plan.clipNorm());
        int batch = plan.batchFor(split.training().length);
        TrainingLoop loop = new TrainingLoop(task, plan, split, context);
        try (Trainer trainer = task.network()
                .trainer(task.loss(), task.feeds(), adam, batch, context.threads(), context.random("noise"))) {
            loop.train(trainer, batch);
        }
        task.network().setParameters(loop.best);
        return new Curve(loop.trainingLoss, loop.validationLoss, loop.bestEpoch, loop.warnings);
    }

    private void train(Trainer trainer, int batch) {
        int[] order = split.training().clone();
        int epochs = plan.epochsFor(order.length, network.parameterCount());
        int patience = plan.patienceFor(order.length);
        long steps = (long) epochs * plan.stepsPerEpoch(order.length);
        RandomStream shuffle = context.random("shuffle");
        boolean stopped = false;
        for (int epoch = 1; epoch <= epochs && epoch - bestEpoch <= patience && !stopped; epoch++) {
            shuffle.shuffle(order);
            trainingLoss.add(epoch(trainer, order, batch, steps));
            validate(trainer, epoch);
            context.progress().update(step, steps, note(epoch));
            stopped = plan.stopping().reached(trainingLoss, validationLoss, plan.stopLimit(), task.signed());
        }
    }

    /** One pass over the training rows; returns the mean loss of its steps. */
    private double epoch(Trainer trainer, int[] order, int batch, long steps) {
        double sum = 0;
        int rows = 0;
        for (int from = 0; from < order.length; from += batch) {
            context.check();
            int[] chosen = ordinary(trainer, Arrays.copyOfRange(order, from, Math.min(from + batch, order.length)));
            double now = rate * plan.schedule().factor(step, steps);
            trainer.learningRate(now);
            for (Course course : task.courses()) {
                trainer.set(course.coefficient(), course.at(step, steps));
            }
            step++;
            try {
                sum += trainer.step(chosen, 0, chosen.length) * chosen.length;
                rows += chosen.length;
                task.steps().stepped(trainer, chosen, now);
            } catch (NonFiniteException e) {
                recover(trainer, e, "one batch was skipped: ");
            }
        }
        return rows == 0 ? 0 : sum / rows;
    }

    /** The rows without the trimmed share of highest loss, in their order. */
    private int[] ordinary(Trainer trainer, int[] rows) {
        int kept = plan.kept(rows.length);
        if (kept == rows.length) {
            return rows;
        }
        double[] losses = new double[rows.length];
        trainer.losses(rows, 0, rows.length, losses);
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> losses[i]))
                .limit(kept)
                .sorted()
                .mapToInt(i -> rows[i])
                .toArray();
    }

    private void validate(Trainer trainer, int epoch) {
        for (Course course : task.courses()) {
            trainer.set(course.coefficient(), course.value());
        }
        double loss = validationLoss(trainer);
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

    private double validationLoss(Trainer trainer) {
        int[] rows = split.validation();
        int kept = plan.kept(rows.length);
        if (kept == rows.length) {
            return trainer.meanLoss(rows);
        }
        double[] losses = new double[rows.length];
        trainer.losses(rows, 0, rows.length, losses);
        Arrays.sort(losses);
        return Arrays.stream(losses, 0, kept).sum() / kept;
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
