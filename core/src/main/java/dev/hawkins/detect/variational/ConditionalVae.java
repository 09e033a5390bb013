package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Conditional VAE: how likely the other columns of a row are given some of them, p(x|c), such as the reading of a sensor
 * given device and hour (Sohn, Lee and Yan 2015, "Learning structured output representation using deep conditional generative
 * models", NeurIPS 28). The condition c stands beside the row at the encoder and beside the code z at the decoder, so z need
 * not say it again; c itself is not judged: its own part of the score is 0, however rare it is.
 *
 * <p>A condition must not contain the answer: given a column that follows from the anomaly, everything is normal. Scores are
 * those of {@link VariationalAutoencoder}; contributions of {@code elbo} are Shapley values of the whole score, since c acts
 * through the decoder too.
 *
 * @param vae all settings of the VAE
 * @param condition names of the columns that are given, with semicolons between them
 */
public record ConditionalVae(
        VariationalAutoencoder vae,
        @Setting(help = "columns that are given and not judged, with semicolons between them; empty = none")
                String condition)
        implements Detector {
    public ConditionalVae {
        Settings.check(ConditionalVae.class, vae, condition);
    }

    /** Nothing is given, as long as the user names no columns: a plain VAE. */
    public ConditionalVae() {
        this(new VariationalAutoencoder(), "");
    }

    @Override
    public Model fit(Training training, FitContext context) {
        VaeModel model = fitter(training.layout()).fit(training, context);
        return ColumnNames.split(condition, ";").isEmpty()
                ? model.withWarning(
                        "condition names no columns, so this is a plain vae; name some with condition=colA;colB")
                : model;
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter(layout).restore(state, layout);
    }

    private VaeFit fitter(InputLayout layout) {
        return new VaeFit("conditional-vae", vae, architecture(layout), 0);
    }

    private VaeArchitecture architecture(InputLayout layout) {
        List<String> names = ColumnNames.split(condition, ";");
        if (names.isEmpty()) {
            return VaeArchitecture.PLAIN;
        }
        int[] given = ColumnNames.inputs(ColumnNames.blocks("condition", names, layout));
        if (given.length == layout.inputs()) {
            throw new DetectorException(
                    "condition names all columns, so that none is left to judge; leave out some of %s"
                            .formatted(String.join(", ", names)));
        }
        return new Conditional(given);
    }

    /** @param given inputs of the condition, ascending */
    private record Conditional(int[] given) implements VaeArchitecture {
        @Override
        public int contextUnits() {
            return given.length;
        }

        @Override
        public void context(float[] rows, int inputs, int count, float[] context) {
            for (int r = 0; r < count; r++) {
                for (int i = 0; i < given.length; i++) {
                    context[r * given.length + i] = rows[r * inputs + given[i]];
                }
            }
        }

        @Override
        public VaeNetwork build(VaeDesign design) {
            VaeParts parts = new VaeParts(design);
            Graph graph = parts.graph;
            Node row = graph.input("row", design.likelihood().units());
            Node condition = graph.input("condition", given.length);
            VaeParts.Code code = parts.code("latent", parts.encode("", row, design.hidden()), design.latent());
            Node noise = graph.noise("noise", design.latent());
            Node z = graph.gaussianSample(code.mean(), code.logVariance(), noise);
            Node decoded = parts.decode(graph.concatenate(z, condition));
            Node parameters = parts.parameters(decoded, code.mean());
            Node misfit = graph.negativeLogLikelihood(parameters, row, design.likelihood());
            Node kl = graph.klToStandardNormal(code.mean(), code.logVariance());
            return VaeNetwork.of(
                    parts, design, row, condition, code, noise, parameters, judged(graph, misfit), kl, null);
        }

        /** The misfit with zeros at the condition. */
        private Node judged(Graph graph, Node misfit) {
            List<Node> runs = new ArrayList<>();
            int from = 0;
            for (int to = 1; to <= misfit.units(); to++) {
                if (to == misfit.units() || isGiven(to) != isGiven(from)) {
                    Node run = graph.slice(misfit, from, to - from);
                    runs.add(isGiven(from) ? graph.scale(run, 0) : run);
                    from = to;
                }
            }
            return graph.concatenate(runs.toArray(Node[]::new));
        }

        private boolean isGiven(int input) {
            return Arrays.binarySearch(given, input) >= 0;
        }
    }
}
