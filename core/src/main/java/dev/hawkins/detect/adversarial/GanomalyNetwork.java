package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.AdversarialLoss;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Encoders, decoder and discriminator of a {@link Ganomaly} in one graph, and what they minimise. */
final class GanomalyNetwork {
    private final Ganomaly settings;
    private final Occasion occasion;
    private final Graph graph = new Graph();
    private final Node row;
    private final Node restored;
    private final Node code;
    private final Node codeAgain;
    private final Tower discriminator;

    private GanomalyNetwork(Ganomaly settings, Occasion occasion) {
        this.settings = settings;
        this.occasion = occasion;
        int inputs = occasion.layout().inputs();
        List<Integer> hidden = Widths.hidden(settings.encoder(), inputs);
        int latent = Widths.latent(settings.latent(), inputs);
        RowHead head = new RowHead(graph, occasion.layout(), false);
        row = graph.input("row", inputs);
        code = Tower.of(graph, "g.encoder", hidden, step(Activation.LEAKY_RELU), latent)
                .on(row);
        Tower decoder =
                Tower.of(graph, "g.decoder", Widths.mirrored(List.of(), hidden), step(Activation.RELU), head.numbers());
        restored = head.expected(decoder.on(code));
        codeAgain = Tower.of(graph, "g.again", hidden, step(Activation.LEAKY_RELU), latent)
                .on(restored);
        discriminator = Tower.of(graph, "d", hidden, step(Activation.LEAKY_RELU), 1);
    }

    private Step step(Activation activation) {
        return new Step(0, activation, settings.normalisation(), 0);
    }

    static Match match(Ganomaly settings, Occasion occasion) {
        return new GanomalyNetwork(settings, occasion).match();
    }

    private Match match() {
        Tower.Applied real = discriminator.apply(row);
        Tower.Applied fake = discriminator.apply(restored);
        Node error = graph.mean(graph.absoluteError(restored, row));
        Node strange = graph.mean(graph.squaredError(codeAgain, code));
        Node features = graph.mean(graph.squaredError(fake.features(), real.features()));
        Node cost = graph.add(
                graph.scale(features, settings.adversarial()),
                graph.add(graph.scale(error, settings.contextual()), graph.scale(strange, settings.encoded())));
        GamePlan plan = settings.plan();
        Remedy remedy = occasion.remedy();
        List<Match.Player> players = List.of(
                Match.Player.discriminator(told(), plan, remedy), Match.Player.generator(cost, plan, remedy, 0));
        return new Match(
                new Judgement(
                        graph.compile(),
                        row,
                        restored,
                        0,
                        strange,
                        false,
                        settings.normalisation().together()),
                players,
                Map.of(),
                List.of(),
                real.out(),
                fake.out(),
                restored,
                error,
                EnumSet.of(Ailment.DEAD_GENERATOR, Ailment.MODE_COLLAPSE, Ailment.VANISHING_GRADIENTS),
                Match.Turns.NONE);
    }

    /** What D minimises. */
    private Node told() {
        GamePlan plan = settings.plan();
        Node real = discriminator.on(plan.noisy(graph, "noise-real", row, occasion.remedy()));
        Node fake = discriminator.on(plan.noisy(graph, "noise-fake", restored, occasion.remedy()));
        return graph.scale(AdversarialLoss.NON_SATURATING.discriminator(graph, real, fake), 0.5);
    }
}
