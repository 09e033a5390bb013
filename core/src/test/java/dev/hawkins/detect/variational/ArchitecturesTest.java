package dev.hawkins.detect.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditional, hierarchical, sparse and multimodal VAEs against the plain one and by hand. */
class ArchitecturesTest {
    private static final FitContext CONTEXT = FitContext.of(4).withThreads(1);
    private static final Matrix ROWS = Tables.mixed(400, 3);

    private static Detector detector(String name, String... settings) {
        Map<String, String> set = new LinkedHashMap<>(Map.of("epochs", "40", "learning-rate", "0.01"));
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get(name).configure(set);
    }

    private static VaeModel fit(String name, String... settings) {
        return (VaeModel) detector(name, settings).fit(Training.of(ROWS, Tables.MIXED), CONTEXT);
    }

    /** A state with some tensors replaced. */
    private static ModelState with(ModelState state, Map<String, ModelState.Tensor> changes) {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>(state.tensors());
        tensors.putAll(changes);
        return new ModelState(tensors, state.numbers(), state.report());
    }

    private static void assertAddsUp(Model model, Matrix rows) {
        int inputs = rows.columns();
        double[] scores = new double[rows.rows()];
        double[] contributions = new double[rows.values().length];
        float[] unused = new float[contributions.length];
        model.scorer(rows.rows()).explain(rows.values(), 0, rows.rows(), scores, contributions, unused, unused.clone());
        for (int r = 0; r < rows.rows(); r++) {
            double sum = model.base()
                    + Arrays.stream(contributions, r * inputs, (r + 1) * inputs).sum();
            assertThat(sum).isCloseTo(scores[r], within(1e-9 * Math.max(1, Math.abs(scores[r]))));
        }
    }

    @Test
    void withoutAConditionItIsTheVae() {
        VaeModel conditional = fit("conditional-vae");
        assertThat(conditional.score(ROWS)).containsExactly(fit("vae").score(ROWS));
        assertThat(conditional.report().warnings())
                .contains("condition names no columns, so this is a plain vae; name some with condition=colA;colB");
    }

    /** A constant condition acts as a bias of the decoder, and its own part of the score is none. */
    @Test
    void withAConstantConditionItIsTheVaeOfTheOtherColumns() {
        Matrix rows = Tables.normal(200, 4, 8);
        for (int r = 0; r < 200; r++) {
            rows.values()[r * 4 + 3] = 2;
        }
        String[] settings = {"likelihood=fixed-gaussian", "hidden=5", "latent=2", "samples=4"};
        String[] given = Arrays.copyOf(settings, 5);
        given[4] = "condition=x4";
        Model conditional = detector("conditional-vae", given).fit(Training.of(rows), CONTEXT);
        Model all = detector("vae", settings).fit(Training.of(rows), CONTEXT);
        ModelState from = conditional.state();
        float[] decoder = from.floats("decoder-1.weights"); // 5 units, each of 2 latent inputs and the condition
        float[] bias = from.floats("decoder-1.bias").clone();
        float[] latentOnly = new float[10];
        for (int u = 0; u < 5; u++) {
            latentOnly[2 * u] = decoder[3 * u];
            latentOnly[2 * u + 1] = decoder[3 * u + 1];
            bias[u] += 2 * decoder[3 * u + 2];
        }
        ModelState moved = with(
                from,
                Map.of(
                        "decoder-1.weights", new ModelState.Floats(new int[] {5, 2}, latentOnly),
                        "decoder-1.bias", new ModelState.Floats(new int[] {5, 1}, bias)));
        Model plain = detector("vae", settings).restore(moved, all.layout());
        double[] contributions = new double[800];
        float[] unused = new float[800];
        double[] scores = new double[200];
        detector(
                        "vae",
                        "likelihood=fixed-gaussian",
                        "hidden=5",
                        "latent=2",
                        "samples=4",
                        "score=reconstruction-probability")
                .restore(moved, all.layout())
                .scorer(200)
                .explain(rows.values(), 0, 200, scores, contributions, unused, unused.clone());
        double[] whole = plain.score(rows);
        double[] judged = conditional.score(rows);
        double[] base = moved.doubles("base");
        for (int r = 0; r < 200; r++) {
            double ofConstant = contributions[r * 4 + 3] + base[3];
            assertThat(judged[r]).isCloseTo(whole[r] - ofConstant, within(1e-4));
        }
    }

    /** Columns a and b are each ordinary, but b follows a; what is given is not judged however rare. */
    @Test
    void aRowIsJudgedByWhatIsGiven() {
        VaeModel model = fit("conditional-vae", "condition=d ; f");
        assertThat(model.network().context().units()).isEqualTo(4);
        float[] rare = ROWS.select(new int[] {0}).values();
        double ordinary = model.score(new Matrix(1, 8, rare.clone()))[0];
        System.arraycopy(new float[] {0, 0, 1}, 0, rare, 5, 3);
        double plain = fit("vae").score(new Matrix(1, 8, rare))[0] - fit("vae").score(ROWS.select(new int[] {0}))[0];
        double given = model.score(new Matrix(1, 8, rare))[0] - ordinary;
        assertThat(given).isLessThan(plain / 4);
        assertThat(model.score(Matrix.of(new float[][] {Tables.oddMixed()}))[0])
                .isGreaterThan(Arrays.stream(model.score(ROWS)).max().orElseThrow());
        assertAddsUp(model, ROWS.select(new int[] {1, 2, 3}));
        assertThat(model.additive()).isFalse();
        Model restored = detector("conditional-vae", "condition=d;f").restore(model.state(), Tables.MIXED);
        assertThat(restored.score(ROWS)).containsExactly(model.score(ROWS));
        assertThat(restored.base()).isEqualTo(model.base());
    }

    @Test
    void conditionsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> fit("conditional-vae", "condition=a;zz"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("condition names the column 'zz', which is not among the inputs; known: a, b, c, d, e, f");
        assertThatThrownBy(() -> fit("conditional-vae", "condition=a;b;c;d;e;f"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("condition names all columns, so that none is left to judge; leave out some of"
                        + " a, b, c, d, e, f");
    }

    /** With an upper level that says nothing, p(z1|z2) is the standard normal, and its own KL is 0. */
    @Test
    void withoutItsUpperLevelTheHierarchyIsFlat() {
        String[] settings = {"samples=6", "latent=3"};
        VaeModel two = fit("hierarchical-vae", settings);
        Map<String, ModelState.Tensor> zeros = new LinkedHashMap<>();
        two.state().tensors().forEach((name, tensor) -> {
            if (name.startsWith("upper") || name.startsWith("prior")) {
                ModelState.Floats floats = (ModelState.Floats) tensor;
                zeros.put(name, new ModelState.Floats(floats.shape(), new float[floats.values().length]));
            }
        });
        assertThat(zeros).hasSize(12);
        Model flattened = detector("hierarchical-vae", settings).restore(with(two.state(), zeros), Tables.MIXED);
        float[] bank = two.state().floats("noise-bank"); // 6 samples of 3 + 1 numbers
        float[] lower = new float[18];
        for (int l = 0; l < 6; l++) {
            System.arraycopy(bank, 4 * l, lower, 3 * l, 3);
        }
        ModelState flat = with(two.state(), Map.of("noise-bank", new ModelState.Floats(new int[] {6, 3}, lower)));
        double[] expected =
                detector("vae", settings).restore(flat, Tables.MIXED).score(ROWS);
        double[] scores = flattened.score(ROWS);
        for (int r = 0; r < 400; r++) {
            assertThat(scores[r]).isCloseTo(expected[r], within(1e-4));
        }
        assertThat(two.score(ROWS)).isNotEqualTo(scores);
    }

    @Test
    void aCollapsedUpperLevelIsReported() {
        VaeModel model = fit("hierarchical-vae", "beta=50", "upper=3");
        assertThat(model.report().figures()).containsEntry("upper-units", 3.0).containsEntry("active-upper-units", 0.0);
        assertThat(model.report().warnings()).hasSize(2);
        assertThat(model.report().warnings().get(1))
                .matches(
                        "the upper level of the latent space has collapsed: 0 of 3 units are active and the KL divergence"
                                + " is 0\\.0\\d\\d nats per row, so it says the same of every code; a smaller beta, a longer warm-up"
                                + " or more epochs may help");
        VaeModel flat = fit("vae", "beta=50");
        assertThat(flat.report().figures()).doesNotContainKey("upper-units");
        assertThat(flat.report().warnings()).hasSize(1);
    }

    @Test
    void theHierarchyIsUsedExplainedAndCannotBeImportanceWeighted() {
        VaeModel model = fit("hierarchical-vae");
        assertThat(model.report().figures().get("kl-per-row")).isGreaterThan(0.5);
        assertAddsUp(model, ROWS.select(new int[] {1, 2, 3}));
        assertThatThrownBy(() -> detector("hierarchical-vae", "score=importance"))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "score must not be importance for hierarchical-vae, whose code has two levels; elbo is close"
                                + " to it");
    }

    @Test
    void theSparseDecoderHasExactZerosAndNoneWithoutThePenalty() {
        assertThat(fit("sparse-vae", "l1=0").score(ROWS))
                .containsExactly(fit("vae").score(ROWS));
        assertThat(zeros(fit("vae"))).isZero();
        assertThat(zeros(fit("sparse-vae", "l1=0.5"))).isGreaterThan(5);
        assertThat(zeros(fit("sparse-vae", "l1=10"))).isEqualTo(decoderWeights(fit("vae")).length);
    }

    private static float[] decoderWeights(VaeModel model) {
        float[] decoder = model.state().floats("decoder-1.weights");
        float[] output = model.state().floats("output.weights");
        float[] both = Arrays.copyOf(decoder, decoder.length + output.length);
        System.arraycopy(output, 0, both, decoder.length, output.length);
        return both;
    }

    private static long zeros(VaeModel model) {
        long zeros = 0;
        for (float w : decoderWeights(model)) {
            zeros += w == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Two sources of two columns each, the second of which is missing in every fifth row. */
    private static final InputLayout SOURCES = new InputLayout(List.of(
            new Block("a", BlockKind.REAL, 0, 1),
            new Block("b", BlockKind.REAL, 1, 1),
            new Block("c", BlockKind.REAL, 2, 1),
            new Block("c", BlockKind.MISSING, 3, 1),
            new Block("d", BlockKind.REAL, 4, 1),
            new Block("d", BlockKind.MISSING, 5, 1)));

    private static Matrix sources(int rows) {
        RandomStream random = RandomStream.of(9, "sources");
        float[][] data = new float[rows][];
        for (int r = 0; r < rows; r++) {
            double z = random.nextGaussian();
            boolean missing = r % 5 == 4;
            data[r] = new float[] {
                (float) (z + 0.1 * random.nextGaussian()),
                (float) (-z + 0.1 * random.nextGaussian()),
                missing ? 0 : (float) (z + 0.1 * random.nextGaussian()),
                missing ? 1 : 0,
                missing ? 0 : (float) (2 * z + 0.1 * random.nextGaussian()),
                missing ? 1 : 0
            };
        }
        return Matrix.of(data);
    }

    private static VaeModel fitSources(String modalities) {
        return (VaeModel)
                detector("multimodal-vae", "modalities=" + modalities).fit(Training.of(sources(400), SOURCES), CONTEXT);
    }

    @Test
    void aMissingGroupIsNeitherReadNorJudged() {
        VaeModel model = fitSources("a,b;c,d");
        Matrix filled = Matrix.of(
                new float[][] {{1, -1, 0, 1, 0, 1}, {1, -1, 50, 1, -70, 1}, {1, -1, 1, 0, 2, 0}, {1, -1, -1, 0, -2, 0}
                });
        double[] scores = model.score(filled);
        assertThat(scores[1]).as("whatever was filled in").isCloseTo(scores[0], within(1e-6 * Math.abs(scores[0])));
        assertThat(scores[3]).as("two sources that contradict each other").isGreaterThan(scores[2] + 2);
        assertThat(scores[0]).isLessThan(scores[3]);
        assertAddsUp(model, filled);
        Model restored = detector("multimodal-vae", "modalities=a,b;c,d").restore(model.state(), SOURCES);
        assertThat(restored.score(filled)).containsExactly(scores);
    }

    /** One expert times the prior: precision 1 + e^-s, mean mu e^-s over it. All missing: the prior. */
    @Test
    void aProductOfOneExpertIsThatEncoderTimesThePrior() {
        VaeModel model = fitSources("a,b,c,d");
        VaeNetwork net = model.network();
        int k = net.mean().units();
        Matrix rows = sources(5);
        float[] mean = new float[k];
        float[] logVariance = new float[k];
        float[] context = {1, 1, 1, 1, 1, 1, 1};
        encode(net, rows, context, mean, logVariance);
        float[] hidden = dense(model, "modality-1-encoder-1", Arrays.copyOf(rows.values(), 6));
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = hidden[i] > 0 ? hidden[i] : (float) Math.expm1(hidden[i]);
        }
        float[] mu = dense(model, "modality-1-latent-mean", hidden);
        float[] raw = dense(model, "modality-1-latent-log-variance", hidden);
        for (int i = 0; i < k; i++) {
            double precision = Math.exp(-10 * Math.tanh(raw[i] / 10));
            assertThat((double) logVariance[i]).isCloseTo(-Math.log1p(precision), within(1e-4));
            assertThat((double) mean[i]).isCloseTo(mu[i] * precision / (1 + precision), within(1e-4));
        }
        context[0] = 0;
        encode(net, rows, context, mean, logVariance);
        for (int i = 0; i < k; i++) {
            assertThat(mean[i]).isCloseTo(0, within(1e-6f));
            assertThat(logVariance[i]).isCloseTo(0, within(1e-6f));
        }
    }

    private static void encode(VaeNetwork net, Matrix rows, float[] context, float[] mean, float[] logVariance) {
        Inference run =
                net.network().inference(List.of(net.row(), net.context()), List.of(net.mean(), net.logVariance()), 1);
        run.feed(net.row(), rows.values(), 0, 1);
        run.feed(net.context(), context, 0, 1);
        run.run(1);
        run.fetch(net.mean(), mean, 0);
        run.fetch(net.logVariance(), logVariance, 0);
    }

    private static float[] dense(VaeModel model, String layer, float[] in) {
        float[] weights = model.state().floats(layer + ".weights");
        float[] out = model.state().floats(layer + ".bias").clone();
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < in.length; i++) {
                out[o] += weights[o * in.length + i] * in[i];
            }
        }
        return out;
    }

    @Test
    void groupsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> fitSources("a,b;c,a"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("modalities names the column 'a' twice");
        assertThatThrownBy(() -> fitSources("a,bb"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("modalities names the column 'bb', which is not among the inputs; did you mean 'b'?"
                        + " (known: a, b, c, d)");
    }
}
