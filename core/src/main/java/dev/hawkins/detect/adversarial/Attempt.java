package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.NonFiniteException;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import dev.hawkins.engine.WeightAverage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One game from its beginning: players step in turn, and after every stretch of steps a look is taken at what came of it. */
final class Attempt implements AutoCloseable {
    /** Steps between two looks; at the end of an epoch there is one in any case. */
    private static final int STRETCH = 200;

    private final Match match;
    private final Network network;
    private final GamePlan plan;
    private final Game.Ground ground;
    private final FitContext context;
    private final RandomStream shuffle;
    private final List<Trainer> trainers = new ArrayList<>();
    private final Sight sight;
    private final Watch watch;
    private final Matrix batch;
    private final int[] places;
    private final int epochs;
    private final long steps;
    private final List<Double> loss = new ArrayList<>();
    private final List<Double> measures = new ArrayList<>();
    private WeightAverage average;
    private Watch.Facts facts;
    private Optional<Ailment> ailment = Optional.empty();
    private float[] best;
    private double bestMeasure = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private boolean skipped;
    private long step;

    Attempt(Match match, GamePlan plan, Game.Ground ground, int number, FitContext context) {
        this.match = match;
        this.plan = plan;
        this.ground = ground;
        this.context = context;
        network = match.judgement().network();
        network.initialise(random("init", number));
        best = network.copyParameters();
        shuffle = random("shuffle", number);
        int rows = ground.split().training().length;
        batch = Matrix.zeros(plan.batchFor(rows), ground.rows().columns());
        places = IntStream.range(0, batch.rows()).toArray();
        epochs = plan.epochsFor(rows, network.parameterCount());
        steps = (long) epochs * plan.stepsPerEpoch(rows);
        RandomStream noise = random("noise", number);
        Map<Node, Matrix> feeds = new HashMap<>(match.feeds());
        feeds.put(match.judgement().row(), batch);
        for (Match.Player player : match.players()) {
            trainers.add(network.trainer(
                    player.loss(),
                    feeds,
                    player.optimiser(),
                    batch.rows(),
                    context.threads(),
                    noise.derive("player-" + trainers.size()),
                    player.layers()));
        }
        sight = new Sight(match, ground.heldBack(Sight.MOST_ROWS), context.random("sight"));
        watch = new Watch(match.watched());
    }

    /** The streams of the first game have plain names. */
    private RandomStream random(String name, int number) {
        return context.random(number == 1 ? name : name + "-" + number);
    }

    /**
     * Plays.
     *
     * @param stopIfIll whether to end as soon as something is wrong; otherwise the game goes on, but for numbers that are
     *     not finite
     * @return the first thing that went wrong
     */
    Optional<Ailment> play(boolean stopIfIll) {
        int[] order = ground.split().training().clone();
        try {
            for (int epoch = 1; epoch <= epochs && !(stopIfIll && ailment.isPresent()); epoch++) {
                shuffle.shuffle(order);
                epoch(order, epoch, stopIfIll);
            }
        } catch (NonFiniteException e) {
            return Optional.of(Ailment.NOT_FINITE);
        }
        return ailment;
    }

    /** One pass over the training rows. */
    private void epoch(int[] order, int epoch, boolean stopIfIll) {
        loss.add(0.0);
        measures.add(Double.POSITIVE_INFINITY);
        int stretch = STRETCH * batch.rows();
        for (int from = 0; from < order.length && !(stopIfIll && ailment.isPresent()); from += stretch) {
            int to = (int) Math.min((long) from + stretch, order.length);
            facts = sight.facts(steps(order, from, to, epoch));
            measure(epoch);
            context.progress().update(step, steps, note(epoch));
            ailment = ailment.isPresent() ? ailment : watch.see(facts);
        }
    }

    /** Steps on some of the rows of an epoch; returns the mean norm of the generator's gradient. */
    private double steps(int[] order, int first, int end, int epoch) {
        double sum = 0;
        double gradients = 0;
        int batches = 0;
        for (int from = first; from < end; from += batch.rows()) {
            context.check();
            int count = Math.min(batch.rows(), end - from);
            gather(order, from, count);
            sum += turn(count) * count;
            gradients += trainers.get(trainers.size() - 1).gradientNorm();
            batches++;
        }
        loss.set(epoch - 1, loss.get(epoch - 1) + sum / order.length);
        if (plan.average() > 0 && average == null) {
            average = new WeightAverage(network, 1 - 1 / Math.max(1, plan.average() * steps));
        }
        return gradients / batches;
    }

    private void gather(int[] order, int from, int count) {
        int inputs = batch.columns();
        for (int r = 0; r < count; r++) {
            System.arraycopy(ground.rows().values(), order[from + r] * inputs, batch.values(), r * inputs, inputs);
        }
    }

    /** A step of every player on a batch of so many rows; returns the loss of the last. One batch may fail. */
    private double turn(int count) {
        match.turns().begin(trainers, batch, count, step);
        double last = 0;
        try {
            for (int i = 0; i < trainers.size(); i++) {
                if (step >= match.players().get(i).after()) {
                    last = trainers.get(i).step(places, 0, count);
                }
            }
        } catch (NonFiniteException e) {
            if (skipped) {
                throw e;
            }
            skipped = true;
        }
        step++;
        if (average != null) {
            average.add();
        }
        return last;
    }

    /** Takes the measure of the weights that would score, and keeps them if none were better. */
    private void measure(int epoch) {
        float[] playing = network.copyParameters();
        if (average != null) {
            network.setParameters(average.copy());
        }
        double measure = measured();
        measures.set(epoch - 1, Math.min(measure, measures.get(epoch - 1)));
        if (Double.isFinite(measure) && (measure < bestMeasure || plan.select() == Selection.LAST)) {
            bestMeasure = measure;
            bestEpoch = epoch;
            best = network.copyParameters();
        }
        network.setParameters(playing);
    }

    private double measured() {
        if (plan.select() == Selection.LABELLED) {
            return 1 - ground.rocAuc(match.judgement());
        }
        if (average != null) {
            sight.look();
        }
        return sight.misfit();
    }

    private String note(int epoch) {
        return String.format(
                Locale.ROOT,
                "epoch %d, discriminator loss %.3g, measure %.4g",
                epoch,
                facts.discriminatorLoss(),
                measures.get(measures.size() - 1));
    }

    /** The game with its best weights. */
    Game.Outcome outcome() {
        network.setParameters(best);
        return new Game.Outcome(match, loss, measures, bestEpoch, facts, new ArrayList<>());
    }

    @Override
    public void close() {
        trainers.forEach(Trainer::close);
    }
}
