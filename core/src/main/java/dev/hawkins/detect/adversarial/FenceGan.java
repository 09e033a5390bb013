package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;
import java.util.List;

/**
 * Fence GAN (Ngo, Winarto, Kou, Park, Akram and Lee 2019, arXiv 1904.01209): a generator is taught not to make normal rows
 * but a fence around them, so that the discriminator D, which is the detector, learns where they end.
 *
 * <pre>
 * D minimises  bce(D(x), 1) + gamma bce(D(G(z)), 0)
 * G minimises  bce(D(G(z)), alpha) + dispersion / mean |G(z) - mean G|
 * score        -logit D(x)
 * </pre>
 *
 * <p>The generator's output is linear, as the fence lies outside the range of the rows. D has some steps for itself in the
 * beginning, so that there is something to be fenced. The last epoch is the one that scores: the mean cross-entropy of D on
 * held-back normal rows and on the fence, which {@code select=label-free} goes by, is least in the beginning, where the fence
 * is far off. At least two rows are needed, and batches of 256 or more for a dispersion that
 * means anything.
 *
 * @param generator units of G's hidden layers. Empty = 64, 128
 * @param latent units of z
 * @param discriminator units of D's hidden layers. Empty = 256, 128, 128
 * @param dropout share of hidden units that a step of training leaves out
 * @param alpha what D should say of the fence
 * @param dispersion weight of spreading along the fence
 * @param gamma weight of the fence in D's loss
 * @param alone steps in which D is trained alone
 * @param plan how it is trained
 */
public record FenceGan(
        @Setting(help = "units per hidden layer of the generator; auto = 64,128", min = 1) List<Integer> generator,
        @Setting(help = "latent units", min = 1) int latent,
        @Setting(help = "units per hidden layer of the discriminator; auto = 256,128,128", min = 1)
                List<Integer> discriminator,
        @Setting(help = "share of hidden units left out in training", min = 0, max = 0.9, unit = "share")
                double dropout,
        @Setting(help = "what the discriminator should say of the fence", min = 0, max = 1) double alpha,
        @Setting(help = "weight of spreading generated rows", min = 0, max = 1e6) double dispersion,
        @Setting(help = "weight of generated rows in the discriminator's loss", min = 0, max = 1e6) double gamma,
        @Setting(help = "steps in which the discriminator is trained alone", min = 0, unit = "steps") int alone,
        GamePlan plan)
        implements Detector {
    public FenceGan {
        Settings.check(
                FenceGan.class, generator, latent, discriminator, dropout, alpha, dispersion, gamma, alone, plan);
        generator = List.copyOf(generator);
        discriminator = List.copyOf(discriminator);
    }

    /** The product's defaults. */
    public FenceGan() {
        this(
                List.of(),
                32,
                List.of(),
                0.2,
                0.5,
                30,
                0.1,
                100,
                GamePlan.steadied(1e-4, 0.9, 256).playedOut());
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return game().fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return game().restore(state, layout);
    }

    private GameFit game() {
        ScoreMeaning meaning = new ScoreMeaning(
                "log-odds of the row being outside the fence around normal rows",
                "nats",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        return new GameFit(
                "fence-gan", plan, occasion -> FenceGanNetwork.match(this, occasion), discriminatorLayers(), meaning);
    }

    List<Integer> generatorLayers() {
        return generator.isEmpty() ? List.of(64, 128) : generator;
    }

    List<Integer> discriminatorLayers() {
        return discriminator.isEmpty() ? List.of(256, 128, 128) : discriminator;
    }
}
