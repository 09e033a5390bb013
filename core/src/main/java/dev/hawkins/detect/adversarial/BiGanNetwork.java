package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Losses;
import dev.hawkins.engine.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Encoder, generator and discriminator of a {@link BiGan} in one graph, and what they minimise. */
final class BiGanNetwork {
    private final BiGan settings;
    private final Occasion occasion;
    private final Graph graph = new Graph();
    private final RowHead head;
    private final Node row;
    private final Node z;
    private final Node gumbel;
    private final Node code;
    private final Node made;
    private final Node restored;
    /** D's layers for the row alone, for the code alone, and for both. */
    private final Tower ofRow = new Tower(graph, "d.row");

    private final Tower ofCode = new Tower(graph, "d.code");
    private final Tower ofBoth;

    private BiGanNetwork(BiGan settings, Occasion occasion) {
        this.settings = settings;
        this.occasion = occasion;
        int inputs = occasion.layout().inputs();
        int latent = Widths.latent(settings.latent(), inputs);
        List<Integer> encoder = Widths.hidden(settings.encoder(), inputs);
        head = new RowHead(graph, occasion.layout(), true);
        row = graph.input("row", inputs);
        z = graph.noise("z", latent);
        gumbel = graph.gumbelNoise("gumbel", head.numbers());
        if (settings.pairing() > 0) {
            ofRow.then(judging(settings.pairing()));
            ofCode.then(judging(settings.pairing()));
        }
        List<Integer> judges = settings.discriminator().isEmpty() ? encoder : settings.discriminator();
        ofBoth = Tower.of(graph, "d", judges, judging(0), 1);
        code = Tower.of(graph, "e", encoder, step(Activation.LEAKY_RELU), latent)
                .on(row);
        List<Integer> makers = Widths.mirrored(settings.generator(), encoder);
        Tower generator = Tower.of(graph, "g", makers, step(Activation.RELU), head.numbers());
        made = head.drawn(generator.on(z), gumbel, graph.coefficient("temperature", 1));
        restored = head.expected(generator.on(code));
    }

    private Step judging(int units) {
        return new Step(units, Activation.LEAKY_RELU, Normalisation.NONE, settings.dropout());
    }

    private static Step step(Activation activation) {
        return new Step(0, activation, Normalisation.NONE, 0);
    }

    static Match match(BiGan settings, Occasion occasion) {
        return new BiGanNetwork(settings, occasion).match();
    }

    private Match match() {
        Tower.Applied real = judged(row, code);
        Node fake = judged(made, z).out();
        Node error = graph.mean(graph.absoluteError(restored, row));
        Node rest = settings.rest() == 0 ? null : graph.scale(anomaly(real), settings.rest());
        List<Match.Player> players = players(error);
        return new Match(
                new Judgement(graph.compile(), row, restored, 1 - settings.rest(), rest),
                players,
                Map.of(),
                List.of(new Match.Noise(z, false), new Match.Noise(gumbel, true)),
                real.out(),
                fake,
                made,
                error,
                EnumSet.allOf(Ailment.class),
                Match.Turns.NONE);
    }

    private List<Match.Player> players(Node error) {
        GamePlan plan = settings.plan();
        Remedy remedy = occasion.remedy();
        Node real = judged(plan.noisy(graph, "noise-real", row, remedy), code).out();
        Node fake = judged(plan.noisy(graph, "noise-fake", made, remedy), z).out();
        Node told = graph.add(
                Losses.crossEntropy(graph, real, 1 - settings.smoothing()), Losses.crossEntropy(graph, fake, 0));
        Node fooled = graph.add(Losses.crossEntropy(graph, fake, 1), Losses.crossEntropy(graph, real, 0));
        Node cost = settings.cycle() == 0 ? fooled : graph.add(fooled, graph.scale(error, settings.cycle()));
        return List.of(Match.Player.discriminator(told, plan, remedy), Match.Player.generator(cost, plan, remedy, 0));
    }

    private Tower.Applied judged(Node x, Node itsCode) {
        return ofBoth.apply(graph.concatenate(ofRow.on(x), ofCode.on(itsCode)));
    }

    private Node anomaly(Tower.Applied real) {
        Tower.Applied again = judged(restored, code);
        return settings.score() == BiGanScore.CROSS_ENTROPY
                ? Losses.crossEntropy(graph, again.out(), 1)
                : graph.sum(graph.absoluteError(again.features(), real.features()));
    }
}
