package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelFree;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Initialiser;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Neural network that tells normal rows from known anomalies: dense layers, one output l, and the cross-entropy
 * {@code max(l, 0) - l y + log(1 + exp(-|l|))} with y = 1 for anomalies; the comparator called DNN by Yamanaka et al. 2019
 * (arXiv 1903.10709).
 *
 * <p>The score is l, the log-odds of being a known anomaly. Of anomalies unlike all known ones it knows nothing: they may score
 * far below normal rows. Contributions are sampled Shapley values ({@link ModelFree}), counted from the mean normal row. At
 * least two normal rows and one anomaly are needed.
 *
 * @param layers units of the hidden layers, empty = one of twice the inputs, between 16 and 128, and one half as wide
 * @param activation of the hidden layers
 * @param training how it is trained
 * @param clip standard deviations around its mean to which a normal training value is limited
 * @param reach how far beyond its training range the network sees an input ({@link InputLimits})
 */
public record NeuralClassifier(
        @Setting(help = "units per hidden layer; auto = by rule", min = 1) List<Integer> layers,
        @Setting(help = "activation of the hidden layers") Activation activation,
        TrainingPlan training,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    public NeuralClassifier {
        Settings.check(NeuralClassifier.class, layers, activation, training, clip, reach);
        layers = List.copyOf(layers);
    }

    /** The product's defaults. */
    public NeuralClassifier() {
        this(List.of(), Activation.RELU, new TrainingPlan(1e-3, Schedule.COSINE, 0, 0, 20, 0.1, 0), 10, 0.5);
    }

    /** The network and training of Yamanaka et al. 2019; what they leave open by the usual. */
    public static NeuralClassifier yamanaka() {
        return new NeuralClassifier(
                List.of(300, 100),
                Activation.RELU,
                new TrainingPlan(1e-3, Schedule.CONSTANT, 100, 300, 20, 0.2, 0),
                1e6,
                1e6);
    }

    @Override
    public Model fit(Training rows, FitContext context) {
        rows.needRows("dnn", 2);
        rows.needAnomalies("dnn");
        KnownAnomalies known = KnownAnomalies.of(rows, clip, reach, training.validationShare(), 0, context);
        Net net = net(rows.layout().inputs());
        net.network.initialise(context.random("init"));
        TrainingLoop.Curve curve = TrainingLoop.run(
                net.network,
                net.loss,
                Map.of(net.row, known.rows(), net.label, known.labels()),
                known.split(),
                training,
                null,
                context);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("parameters", (double) net.network.parameterCount());
        figures.put("known-anomalies", (double) rows.anomalies().rows());
        TrainingReport report = new TrainingReport(
                curve.trainingLoss(), curve.validationLoss(), curve.bestEpoch(), figures, curve.warnings());
        return explained(
                new Classifier(rows.layout(), net, known.limits(), SupportVectorClassifier.mean(rows.rows()), report));
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        NetworkState.demandRoom(state, inputs, layersFor(inputs));
        Net net = net(inputs);
        NetworkState.load(net.network, state);
        InputLimits limits = new InputLimits(state.floats("seen-low", inputs), state.floats("seen-high", inputs));
        return explained(new Classifier(layout, net, limits, state.floats("typical", inputs), state.report()));
    }

    private static Model explained(Classifier classifier) {
        return ModelFree.of(classifier, new Matrix(1, classifier.typical.length, classifier.typical));
    }

    private record Net(Network network, Node row, Node label, Node odds, Node loss) {}

    private Net net(int inputs) {
        Graph graph = new Graph();
        Node row = graph.input("row", inputs);
        Node label = graph.input("label", Contrast.LABELS);
        Node hidden = row;
        List<Integer> units = layersFor(inputs);
        for (int i = 0; i < units.size(); i++) {
            String name = "hidden-" + (i + 1);
            hidden = graph.dense(name, hidden, units.get(i), activation, Initialiser.suited(activation));
        }
        Node odds = graph.dense("output", hidden, 1, Activation.IDENTITY, Initialiser.GLOROT_UNIFORM);
        Likelihood head = new Likelihood(List.of(new Likelihood.Bernoulli(1)));
        Node loss = graph.negativeLogLikelihood(odds, graph.slice(label, 1, 1), head);
        return new Net(graph.compile(), row, label, odds, loss);
    }

    private List<Integer> layersFor(int inputs) {
        int first = Math.max(16, Math.min(128, 2 * inputs));
        return layers.isEmpty() ? List.of(first, first / 2) : layers;
    }

    /**
     * Holds the network; scores rows by its output.
     *
     * @param typical mean normal row
     */
    private record Classifier(InputLayout layout, Net net, InputLimits limits, float[] typical, TrainingReport report)
            implements Model {
        @Override
        public ScoreMeaning meaning() {
            return new ScoreMeaning(
                    "log-odds of being one of the known anomalies, whose probability is 1 / (1 + exp(-score))",
                    "nats",
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY);
        }

        @Override
        public boolean additive() {
            return false;
        }

        @Override
        public double base() {
            return 0;
        }

        @Override
        public Scorer scorer(int maxRows) {
            return new Odds(layout.inputs(), net, limits, maxRows);
        }

        @Override
        public ModelState state() {
            Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
            NetworkState.save(net.network, tensors);
            tensors.put("seen-low", ModelState.Floats.of(limits.low().clone()));
            tensors.put("seen-high", ModelState.Floats.of(limits.high().clone()));
            tensors.put("typical", ModelState.Floats.of(typical.clone()));
            return new ModelState(tensors, Map.of(), report);
        }
    }

    private static final class Odds implements Scorer {
        private final int inputs;
        private final Net net;
        private final InputLimits limits;
        private final int atOnce;
        private final Inference inference;
        private final float[] limited;
        private final float[] odds;

        Odds(int inputs, Net net, InputLimits limits, int maxRows) {
            this.inputs = inputs;
            this.net = net;
            this.limits = limits;
            this.atOnce = maxRows;
            this.inference = net.network.inference(List.of(net.row), List.of(net.odds), atOnce);
            this.limited = new float[Math.multiplyExact(atOnce, inputs)];
            this.odds = new float[atOnce];
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            for (int from = 0; from < count; from += atOnce) {
                int part = Math.min(atOnce, count - from);
                limits.apply(rows, offset + from * inputs, part, limited);
                inference.feed(net.row, limited, 0, part);
                inference.run(part);
                inference.fetch(net.odds, odds, 0);
                for (int r = 0; r < part; r++) {
                    scores[scoresOffset + from + r] = odds[r];
                }
            }
        }

        @Override
        public void explain(
                float[] rows,
                int offset,
                int count,
                double[] scores,
                double[] contributions,
                float[] expected,
                float[] spread) {
            Arrays.fill(contributions, 0, count * inputs, 0);
            Arrays.fill(expected, 0, count * inputs, Float.NaN);
            Arrays.fill(spread, 0, count * inputs, Float.NaN);
            score(rows, offset, count, scores, 0);
        }
    }
}
