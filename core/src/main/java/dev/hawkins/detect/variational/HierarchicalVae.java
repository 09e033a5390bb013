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
import java.util.List;

/**
 * Hierarchical VAE of two levels, z2 -> z1 -> x (Rezende, Mohamed and Wierstra 2014, arXiv 1401.4082): the code z1 of a row
 * is judged by a prior that itself depends on a code z2 of the code, so that clusters and bends of z1 are normal where a
 * single Gaussian would call them rare. Bottom-up, q(z1|x) q(z2|z1), and
 * {@code KL = KL(q(z1|x) || p(z1|z2)) + KL(q(z2|z1) || N(0, I))}, which depends on the samples and is averaged over them.
 *
 * <p>Scores are those of {@link VariationalAutoencoder} but for {@code importance}, whose weights are those of one level.
 * Contributions of scores that are no sums over inputs are Shapley values of the whole score. With weights of the upper level
 * that are all 0 it is the flat VAE.
 *
 * @param vae all settings of the VAE; {@code latent} is the lower level
 * @param upper units of z2, 0 = half as many as z1
 */
public record HierarchicalVae(
        VariationalAutoencoder vae,
        @Setting(help = "units of the upper latent level, 0 = half as many as the lower has", min = 0) int upper)
        implements Detector {
    public HierarchicalVae {
        Settings.check(HierarchicalVae.class, vae, upper);
        if (vae.score() == ScoreChoice.IMPORTANCE) {
            throw new DetectorException("score must not be importance for hierarchical-vae, whose code has two levels;"
                    + " elbo is close to it");
        }
    }

    /** The product's defaults. */
    public HierarchicalVae() {
        this(new VariationalAutoencoder(), 0);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return fitter().fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter().restore(state, layout);
    }

    private VaeFit fitter() {
        return new VaeFit("hierarchical-vae", vae, new TwoLevels(upper), 0);
    }

    /** @param upper as the setting */
    private record TwoLevels(int upper) implements VaeArchitecture {
        private static final int LEAST_HIDDEN = 8;
        private static final int MOST_HIDDEN = 128;

        private int units(VaeDesign design) {
            return upper > 0 ? upper : Math.max(1, design.latent() / 2);
        }

        /** Hidden units between the levels. */
        private static int between(VaeDesign design) {
            return Math.max(LEAST_HIDDEN, Math.min(MOST_HIDDEN, 4 * design.latent()));
        }

        @Override
        public List<Integer> leastLayers(VaeDesign design) {
            List<Integer> layers = new ArrayList<>(VaeArchitecture.super.leastLayers(design));
            layers.add(between(design));
            layers.add(units(design));
            return layers;
        }

        @Override
        public VaeNetwork build(VaeDesign design) {
            VaeParts parts = new VaeParts(design);
            Graph graph = parts.graph;
            Node row = graph.input("row", design.likelihood().units());
            int lower = design.latent();
            int units = units(design);
            Node noise = graph.noise("noise", lower + units);
            VaeParts.Code one = parts.code("latent", parts.encode("", row, design.hidden()), lower);
            Node z1 = graph.gaussianSample(one.mean(), one.logVariance(), graph.slice(noise, 0, lower));
            List<Integer> between = List.of(between(design));
            VaeParts.Code two = parts.code("upper", parts.encode("upper-", z1, between), units);
            Node z2 = graph.gaussianSample(two.mean(), two.logVariance(), graph.slice(noise, lower, units));
            VaeParts.Code prior = parts.code("prior", parts.encode("prior-", z2, between), lower);
            Node parameters = parts.parameters(parts.decode(z1), one.mean());
            Node misfit = graph.negativeLogLikelihood(parameters, row, design.likelihood());
            Node kl = graph.concatenate(kl(parts, one, prior), graph.klToStandardNormal(two.mean(), two.logVariance()));
            VaeParts.Penalty penalty = parts.penalty(kl);
            Node loss = graph.add(graph.sum(misfit), penalty.node());
            return new VaeNetwork(
                    graph.compile(),
                    row,
                    null,
                    one.mean(),
                    one.logVariance(),
                    two.mean(),
                    noise,
                    parameters,
                    misfit,
                    null,
                    kl,
                    loss,
                    penalty.beta(),
                    penalty.capacity(),
                    design.likelihood(),
                    null);
        }

        /** KL(N(m, e^s) || N(p, e^t)) = (t - s + e^(s-t) + (m - p)^2 e^-t - 1) / 2, unit by unit. */
        private static Node kl(VaeParts parts, VaeParts.Code q, VaeParts.Code p) {
            Graph graph = parts.graph;
            Node gap = parts.minus(q.logVariance(), p.logVariance());
            Node far =
                    graph.multiply(graph.squaredError(q.mean(), p.mean()), graph.exp(graph.scale(p.logVariance(), -1)));
            Node sum = graph.add(parts.minus(graph.exp(gap), gap), far);
            return graph.scale(parts.minus(sum, parts.ones(sum)), 0.5);
        }
    }
}
