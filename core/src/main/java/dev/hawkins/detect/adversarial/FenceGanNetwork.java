package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Losses;
import dev.hawkins.engine.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Generator and discriminator of a {@link FenceGan} in one graph, and what they minimise. */
final class FenceGanNetwork {
    /** Added to the mean distance, whose inverse would explode where all generated rows are one. */
    private static final double LEAST_DISTANCE = 1e-6;

    private final FenceGan settings;
    private final Occasion occasion;
    private final Graph graph = new Graph();
    private final Node row;
    private final Node z;
    private final Node made;
    private final Tower discriminator;

    private FenceGanNetwork(FenceGan settings, Occasion occasion) {
        this.settings = settings;
        this.occasion = occasion;
        int inputs = occasion.layout().inputs();
        row = graph.input("row", inputs);
        z = graph.noise("z", settings.latent());
        made = Tower.of(graph, "g", settings.generatorLayers(), step(Activation.RELU), inputs)
                .on(z);
        discriminator = Tower.of(graph, "d", settings.discriminatorLayers(), step(Activation.LEAKY_RELU), 1);
    }

    private Step step(Activation activation) {
        return new Step(0, activation, Normalisation.NONE, settings.dropout());
    }

    static Match match(FenceGan settings, Occasion occasion) {
        return new FenceGanNetwork(settings, occasion).match();
    }

    private Match match() {
        Node real = discriminator.on(row);
        Node fake = discriminator.on(made);
        GamePlan plan = settings.plan();
        Remedy remedy = occasion.remedy();
        Node told = judged(
                discriminator.on(plan.noisy(graph, "noise-real", row, remedy)),
                discriminator.on(plan.noisy(graph, "noise-fake", made, remedy)));
        List<Match.Player> players = List.of(
                Match.Player.discriminator(told, plan, remedy),
                Match.Player.generator(cost(fake), plan, remedy, settings.alone()));
        Node strange = graph.scale(real, -1);
        Node misfit = judged(real, fake);
        return new Match(
                new Judgement(graph.compile(), row, null, 0, strange),
                players,
                Map.of(),
                List.of(new Match.Noise(z, false)),
                real,
                fake,
                made,
                misfit,
                EnumSet.of(Ailment.DISCRIMINATOR_WON, Ailment.MODE_COLLAPSE, Ailment.VANISHING_GRADIENTS),
                Match.Turns.NONE);
    }

    /** What G minimises. */
    private Node cost(Node fake) {
        Node fence = Losses.crossEntropy(graph, fake, settings.alpha());
        return settings.dispersion() == 0
                ? fence
                : graph.add(fence, graph.scale(crowding(graph, made), settings.dispersion()));
    }

    /** What D minimises. */
    private Node judged(Node real, Node fake) {
        return graph.add(
                Losses.crossEntropy(graph, real, 1),
                graph.scale(Losses.crossEntropy(graph, fake, 0), settings.gamma()));
    }

    /** 1 / the mean distance of rows to the mean row, the same for every row of the batch. */
    static Node crowding(Graph graph, Node rows) {
        Node distance = graph.rootOfSum(graph.squaredError(rows, graph.batchMean(rows)), 1e-12);
        Node mean = graph.affine(graph.batchMean(distance), 1, LEAST_DISTANCE);
        return graph.exp(graph.scale(graph.log(mean), -1));
    }
}
