package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Multimodal VAE: groups of columns, such as the readings of one device each, have an encoder of their own, and what they say
 * of the code is combined as a product of experts with the prior (Wu and Goodman 2018, arXiv 1802.05335): precision
 * {@code 1 + sum_m 1/v_m}, mean {@code sum_m mu_m/v_m} over it. A group that is missing in a row says nothing of the code and
 * is not judged, rather than being judged by what was filled in; the row is scored by what is there.
 *
 * <p>A group is missing in a row where all of its columns that had missing values in training are missing, and there is at
 * least one such. That they are missing is judged itself, so a group that is missing for once is still a surprise. Scores are
 * those of {@link VariationalAutoencoder}; contributions of {@code elbo} are Shapley values of the whole score.
 *
 * @param vae all settings of the VAE; {@code hidden} holds for each encoder, and by rule follows from its own inputs
 * @param modalities the groups, with semicolons between them, each of column names with commas between them; columns that
 *     are not named form a group together. Empty = each column is a group
 */
public record MultimodalVae(
        VariationalAutoencoder vae,
        @Setting(help = "groups of columns: commas within a group, semicolons between; empty = each column by itself")
                String modalities)
        implements Detector {
    public MultimodalVae {
        Settings.check(MultimodalVae.class, vae, modalities);
    }

    /** Each column by itself. */
    public MultimodalVae() {
        this(new VariationalAutoencoder(), "");
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return fitter(training.layout()).fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter(layout).restore(state, layout);
    }

    private VaeFit fitter(InputLayout layout) {
        List<Modality> groups = groups(layout).stream().map(Modality::of).toList();
        return new VaeFit("multimodal-vae", vae, new Experts(groups, vae.hidden(), layout.inputs()), 0);
    }

    private List<List<Block>> groups(InputLayout layout) {
        Set<String> left = new LinkedHashSet<>();
        layout.blocks().forEach(block -> left.add(block.column()));
        List<List<Block>> groups = new ArrayList<>();
        if (modalities.isBlank()) {
            left.forEach(column -> groups.add(ColumnNames.blocks("modalities", List.of(column), layout)));
            return groups;
        }
        for (String group : ColumnNames.split(modalities, ";")) {
            List<String> columns = ColumnNames.split(group, ",");
            groups.add(ColumnNames.blocks("modalities", columns, layout));
            for (String column : columns) {
                if (!left.remove(column)) {
                    throw new DetectorException("modalities names the column '%s' twice".formatted(column));
                }
            }
        }
        if (!left.isEmpty()) {
            groups.add(ColumnNames.blocks("modalities", List.copyOf(left), layout));
        }
        return groups;
    }

    /**
     * @param inputs its inputs
     * @param indicators those of them that say that a value is missing
     */
    private record Modality(int[] inputs, int[] indicators) {
        static Modality of(List<Block> blocks) {
            List<Block> missing = blocks.stream()
                    .filter(block -> block.kind() == BlockKind.MISSING)
                    .toList();
            return new Modality(ColumnNames.inputs(blocks), ColumnNames.inputs(missing));
        }

        boolean present(float[] rows, int from) {
            for (int j : indicators) {
                if (rows[from + j] < 0.5f) {
                    return true;
                }
            }
            return indicators.length == 0;
        }
    }

    /** The context of a row: for each group 1 if it is present, then for each input 1 if it is judged. */
    private record Experts(List<Modality> groups, List<Integer> hidden, int inputs) implements VaeArchitecture {
        /** e^-60 times its precision is what is left of an expert that is missing. */
        private static final double SILENCE = 60;

        @Override
        public int contextUnits() {
            return groups.size() + inputs;
        }

        @Override
        public void context(float[] rows, int width, int count, float[] context) {
            int units = contextUnits();
            for (int r = 0; r < count; r++) {
                int judged = r * units + groups.size();
                for (int m = 0; m < groups.size(); m++) {
                    Modality group = groups.get(m);
                    float present = group.present(rows, r * width) ? 1 : 0;
                    context[r * units + m] = present;
                    for (int j : group.inputs()) {
                        context[judged + j] = present;
                    }
                    for (int j : group.indicators()) {
                        context[judged + j] = 1;
                    }
                }
            }
        }

        private List<Integer> hiddenOf(Modality group) {
            return hidden.isEmpty() ? LatentRule.hidden(group.inputs().length, LatentChoice.RULE) : hidden;
        }

        @Override
        public List<Integer> leastLayers(VaeDesign design) {
            List<Integer> layers = new ArrayList<>(hiddenOf(groups.get(0)));
            layers.add(design.latent());
            return layers;
        }

        @Override
        public int leastInputs(int all) {
            return groups.get(0).inputs().length;
        }

        @Override
        public VaeNetwork build(VaeDesign design) {
            VaeParts parts = new VaeParts(design);
            Graph graph = parts.graph;
            Node row = graph.input("row", inputs);
            Node context = graph.input("context", contextUnits());
            VaeParts.Code code = product(parts, row, context, design.latent());
            Node noise = graph.noise("noise", design.latent());
            Node z = graph.gaussianSample(code.mean(), code.logVariance(), noise);
            Node parameters = parts.parameters(parts.decode(z), code.mean());
            Node misfit = graph.multiply(
                    graph.negativeLogLikelihood(parameters, row, design.likelihood()),
                    graph.slice(context, groups.size(), inputs));
            Node kl = graph.klToStandardNormal(code.mean(), code.logVariance());
            return VaeNetwork.of(parts, design, row, context, code, noise, parameters, misfit, kl, null);
        }

        /** The product of the experts that are present and the prior, in logarithms: log(1 + sum_m e^a_m), a_m = -s_m. */
        private VaeParts.Code product(VaeParts parts, Node row, Node context, int latent) {
            Graph graph = parts.graph;
            List<Node> means = new ArrayList<>();
            List<Node> precisions = new ArrayList<>();
            Node all = null;
            for (int m = 0; m < groups.size(); m++) {
                String name = "modality-" + (m + 1) + "-";
                Node own = gather(graph, row, groups.get(m).inputs());
                Node encoded = parts.encode(name, own, hiddenOf(groups.get(m)));
                VaeParts.Code expert = parts.code(name + "latent", encoded, latent);
                Node precision = parts.minus(silence(parts, context, m, latent), expert.logVariance());
                means.add(expert.mean());
                precisions.add(precision);
                all = all == null ? precision : logSum(parts, all, precision);
            }
            Node logVariance = graph.scale(graph.activate(all, Activation.SOFTPLUS), -1);
            Node mean = null;
            for (int m = 0; m < groups.size(); m++) {
                Node share = graph.exp(graph.add(precisions.get(m), logVariance));
                Node part = graph.multiply(share, means.get(m));
                mean = mean == null ? part : graph.add(mean, part);
            }
            return new VaeParts.Code(mean, logVariance);
        }

        /** 0 for a group that is present, else -60, once per latent unit. */
        private static Node silence(VaeParts parts, Node context, int m, int latent) {
            Graph graph = parts.graph;
            Node present = graph.slice(context, m, 1);
            Node one = graph.scale(parts.minus(present, parts.ones(present)), SILENCE);
            Node[] copies = new Node[latent];
            Arrays.fill(copies, one);
            return graph.concatenate(copies);
        }

        /** log(e^a + e^b). */
        private static Node logSum(VaeParts parts, Node a, Node b) {
            return parts.graph.add(b, parts.graph.activate(parts.minus(a, b), Activation.SOFTPLUS));
        }

        private static Node gather(Graph graph, Node row, int[] inputs) {
            List<Node> runs = new ArrayList<>();
            int from = 0;
            for (int i = 1; i <= inputs.length; i++) {
                if (i == inputs.length || inputs[i] != inputs[i - 1] + 1) {
                    runs.add(graph.slice(row, inputs[from], i - from));
                    from = i;
                }
            }
            return graph.concatenate(runs.toArray(Node[]::new));
        }
    }
}
