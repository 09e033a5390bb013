package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Losses;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.Trainer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Autoencoder and discriminator of an {@link Arn} in one graph, and what they minimise. */
final class ArnNetwork {
    /** Weight of R where both networks minimise one loss. */
    private static final double JOINT_RECONSTRUCTION = 20;
    /** Log variances of the code are limited softly to +- this. */
    private static final double WIDEST = 10;

    private final Arn settings;
    private final Occasion occasion;
    private final Graph graph = new Graph();
    private final boolean drawn;
    private final boolean sampled;
    private final RowHead head;
    private final Node row;
    private final Node labels = graph.input("labels", 2);
    private final Node redrawn;
    private final Node others = graph.input("made-others", 1);
    private final Coefficient temperature = graph.coefficient("temperature", 1);
    private final Coefficient beta;
    private final List<Match.Noise> noises = new ArrayList<>();
    private final Tower encoder;
    private final Tower decoder;
    private final Tower discriminator;

    private ArnNetwork(Arn settings, Occasion occasion) {
        this.settings = settings;
        this.occasion = occasion;
        drawn = settings.variant() == ArnVariant.G;
        sampled = settings.ablation() != ArnAblation.NO_KLD;
        head = new RowHead(graph, occasion.layout(), drawn);
        row = graph.input("row", occasion.layout().inputs());
        redrawn = graph.input("redrawn", row.units());
        beta = graph.coefficient("beta", settings.beta());
        List<Integer> hidden = settings.encoderLayers();
        int code = sampled ? 2 * settings.latent() : settings.latent();
        ArnLayers layers = settings.layers();
        encoder = tower("g.encoder", hidden, Activation.LEAKY_RELU, layers::encoderNormalises, (i, n) -> false, code);
        decoder = tower(
                "g.decoder",
                Widths.mirrored(List.of(), hidden),
                Activation.RELU,
                layers::decoderNormalises,
                layers::decoderDrops,
                head.numbers());
        discriminator = tower(
                "d",
                settings.discriminatorLayers(),
                Activation.LEAKY_RELU,
                layers::discriminatorNormalises,
                layers::discriminatorDrops,
                1);
    }

    /** Whether something is so in hidden layer i of n. */
    private interface Where {
        boolean is(int i, int n);
    }

    private Tower tower(
            String name, List<Integer> hidden, Activation activation, Where normalised, Where dropping, int outputs) {
        Tower tower = new Tower(graph, name);
        int n = hidden.size();
        for (int i = 0; i < n; i++) {
            Normalisation normalisation = normalised.is(i, n) ? settings.normalisation() : Normalisation.NONE;
            double dropout = dropping.is(i, n) ? settings.dropout() : 0;
            tower.then(new Step(hidden.get(i), activation, normalisation, dropout));
        }
        return tower.then(Step.plain(outputs));
    }

    static Match match(Arn settings, Occasion occasion) {
        return new ArnNetwork(settings, occasion).match();
    }

    private Match match() {
        Node codes = encoder.on(row);
        Node mean = graph.slice(codes, 0, settings.latent());
        Node spread =
                sampled ? graph.softClamp(graph.slice(codes, settings.latent(), settings.latent()), WIDEST) : null;
        Node numbers = decoder.on(spread == null ? mean : graph.gaussianSample(mean, spread, noise()));
        Node made = made(numbers);
        Node expected = head.expected(decoder.on(mean));
        Node real = discriminator.on(row);
        Node fake = discriminator.on(made);
        Node error = settings.ablation() == ArnAblation.GE_PUBLISHED ? error(head.raw(numbers)) : error(made);
        Node misfit = error(expected);
        Node cost = spread == null ? error : graph.add(error, penalty(mean, spread));
        List<Match.Player> players = players(told(made), fake, error, cost);
        SoftTargets targets = new SoftTargets(occasion.batch(), settings.soft(), settings.decay(), occasion.random());
        Redrawn anew = new Redrawn(
                occasion.batch(),
                settings.redrawn(),
                occasion.layout(),
                occasion.range(),
                occasion.random().derive("redrawn"));
        return new Match(
                judgement(expected, real),
                players,
                Map.of(labels, targets.values(), redrawn, anew.values(), others, anew.made()),
                noises,
                real,
                fake,
                made,
                misfit,
                EnumSet.of(Ailment.DEAD_GENERATOR),
                (trainers, batch, count, step) -> {
                    targets.draw(count, step);
                    anew.draw(batch, count);
                    anneal(trainers, step);
                });
    }

    /** R. */
    private Node error(Node made) {
        return drawn ? head.error(made, row) : graph.mean(graph.squaredError(made, row));
    }

    /** beta K. */
    private Node penalty(Node mean, Node spread) {
        return graph.scale(graph.mean(settings.kl().of(graph, mean, spread)), beta);
    }

    /** A row x~ of what the decoder gives. */
    private Node made(Node numbers) {
        return drawn ? head.drawn(numbers, gumbel(), temperature) : head.expected(numbers);
    }

    private Node noise() {
        Node noise = graph.noise("noise", settings.latent());
        noises.add(new Match.Noise(noise, false));
        return noise;
    }

    private Node gumbel() {
        Node gumbel = graph.gumbelNoise("gumbel", head.numbers());
        noises.add(new Match.Noise(gumbel, true));
        return gumbel;
    }

    /** What D minimises. */
    private Node told(Node made) {
        GamePlan plan = settings.plan();
        Node real = discriminator.on(plan.noisy(graph, "noise-real", row, occasion.remedy()));
        Node fake = discriminator.on(plan.noisy(graph, "noise-fake", shown(made), occasion.remedy()));
        return graph.add(
                Losses.crossEntropy(graph, real, graph.slice(labels, 0, 1)),
                Losses.crossEntropy(graph, fake, graph.slice(labels, 1, 1)));
    }

    /** What D learns from as made: what the generator made, or a row of which some columns are drawn anew. */
    private Node shown(Node made) {
        Node wide = graph.arrange(others, new int[row.units()]);
        return graph.add(redrawn, graph.multiply(wide, graph.subtract(made, redrawn)));
    }

    /** @param cost of restoring the row: R, with beta K */
    private List<Match.Player> players(Node told, Node fake, Node error, Node cost) {
        GamePlan plan = settings.plan();
        Remedy remedy = occasion.remedy();
        if (settings.ablation().joint()) {
            Node more = graph.add(cost, graph.scale(error, JOINT_RECONSTRUCTION - 1));
            Optimiser zeroing = plan.generator(remedy);
            Optimiser optimiser = settings.ablation() == ArnAblation.GE ? zeroing : zeroing.accumulating();
            return List.of(new Match.Player(graph.add(told, more), name -> true, optimiser, 0));
        }
        Node fooled = graph.scale(Losses.crossEntropy(graph, fake, 1), settings.gamma());
        return List.of(
                Match.Player.discriminator(told, plan, remedy),
                Match.Player.generator(graph.add(fooled, cost), plan, remedy, 0));
    }

    private void anneal(List<Trainer> trainers, long step) {
        double annealed = StrictMath.pow(settings.decay(), step);
        for (Trainer trainer : trainers) {
            trainer.set(temperature, Math.max(settings.temperature(), annealed));
            trainer.set(beta, settings.beta() * (drawn ? annealed : 1));
        }
    }

    private Judgement judgement(Node expected, Node real) {
        Node strange = graph.scale(real, -1);
        ArnScore score = settings.score();
        return new Judgement(
                graph.compile(),
                row,
                expected,
                score == ArnScore.DISCRIMINATOR ? 0 : 1,
                score == ArnScore.RECONSTRUCTION ? null : strange,
                score == ArnScore.BOTH,
                settings.normalisation().together());
    }
}
