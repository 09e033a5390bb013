package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Losses;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Encoder, generator and discriminator of a {@link BiGan}, and what they minimise. */
final class BiGanNetwork {
    private final BiGan settings;
    private final InputLayout layout;
    private final List<Integer> encoder;
    private final int latent;

    BiGanNetwork(BiGan settings, InputLayout layout) {
        this.settings = settings;
        this.layout = layout;
        encoder = Widths.hidden(settings.encoder(), layout.inputs());
        latent = Widths.latent(settings.latent(), layout.inputs());
    }

    List<Integer> widths() {
        return encoder;
    }

    Match match(InputLayout read, int rows, Remedy remedy) {
        return new Built(remedy).match();
    }

    /** D: both parts of a pair through a layer of their own, if so set, and then through layers that see both. */
    private final class Discriminator {
        private final Graph graph;
        private final Tower ofRow;
        private final Tower ofCode;
        private final Tower ofBoth;

        Discriminator(Graph graph) {
            this.graph = graph;
            Step like = new Step(0, Activation.LEAKY_RELU, Normalisation.NONE, settings.dropout());
            int units = settings.pairing();
            List<Step> own = units == 0
                    ? List.of()
                    : List.of(new Step(units, Activation.LEAKY_RELU, Normalisation.NONE, settings.dropout()));
            ofRow = new Tower(graph, "d.row");
            ofCode = new Tower(graph, "d.code");
            own.forEach(ofRow::then);
            own.forEach(ofCode::then);
            List<Integer> hidden = settings.discriminator().isEmpty() ? encoder : settings.discriminator();
            ofBoth = Tower.of(graph, "d", hidden, like, 1);
        }

        Tower.Applied on(Node row, Node code) {
            return ofBoth.apply(graph.concatenate(ofRow.on(row), ofCode.on(code)));
        }
    }

    /** One graph. */
    private final class Built {
        private final Remedy remedy;
        private final Graph graph = new Graph();
        private final RowHead head = new RowHead(graph, layout, true);
        private final Node row = graph.input("row", layout.inputs());
        private final Node z = graph.noise("z", latent);
        private final Node gumbel = graph.gumbelNoise("gumbel", head.numbers());
        private final Coefficient temperature = graph.coefficient("temperature", 1);
        private final Discriminator discriminator = new Discriminator(graph);
        private final Node code = tower("e", encoder, latent).on(row);
        private final Tower generator = tower("g", Widths.mirrored(settings.generator(), encoder), head.numbers());
        private final Node made = head.drawn(generator.on(z), gumbel, temperature);
        private final Node restored = head.expected(generator.on(code));

        Built(Remedy remedy) {
            this.remedy = remedy;
        }

        private Tower tower(String name, List<Integer> hidden, int outputs) {
            Activation activation = name.equals("e") ? Activation.LEAKY_RELU : Activation.RELU;
            return Tower.of(graph, name, hidden, new Step(0, activation, Normalisation.NONE, 0), outputs);
        }

        Match match() {
            GamePlan plan = settings.plan();
            Tower.Applied real = discriminator.on(row, code);
            Node fake = discriminator.on(made, z).out();
            double sd = plan.noise(remedy);
            Node trainedReal = sd == 0
                    ? real.out()
                    : discriminator.on(noisy("noise-real", row, sd), code).out();
            Node trainedFake = sd == 0
                    ? fake
                    : discriminator.on(noisy("noise-fake", made, sd), z).out();
            Node error = graph.mean(graph.absoluteError(restored, row));
            Node judged = graph.add(
                    Losses.crossEntropy(graph, trainedReal, 1 - settings.smoothing()),
                    Losses.crossEntropy(graph, trainedFake, 0));
            Node fooled =
                    graph.add(Losses.crossEntropy(graph, trainedFake, 1), Losses.crossEntropy(graph, trainedReal, 0));
            Node mapped = settings.cycle() == 0 ? fooled : graph.add(fooled, graph.scale(error, settings.cycle()));
            Node rest = settings.rest() == 0 ? null : graph.scale(anomaly(real), settings.rest());
            return new Match(
                    new Judgement(graph.compile(), row, restored, 1 - settings.rest(), rest),
                    List.of(
                            new Match.Player(judged, name -> name.startsWith("d."), plan.discriminator(remedy), 1),
                            new Match.Player(mapped, name -> !name.startsWith("d."), plan.generator(remedy), 1)),
                    Map.of(),
                    List.of(new Match.Noise(z, false), new Match.Noise(gumbel, true)),
                    real.out(),
                    fake,
                    made,
                    error,
                    EnumSet.allOf(Ailment.class),
                    Match.Turns.NONE);
        }

        private Node noisy(String name, Node in, double sd) {
            return graph.gaussianNoise(name, in, sd);
        }

        private Node anomaly(Tower.Applied real) {
            Tower.Applied again = discriminator.on(restored, code);
            return settings.score() == BiGanScore.CROSS_ENTROPY
                    ? Losses.crossEntropy(graph, again.out(), 1)
                    : graph.sum(graph.absoluteError(again.features(), real.features()));
        }
    }
}
