package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Generator;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;
import java.util.List;
import java.util.Optional;

/**
 * Adversarially regularised reconstruction (ARN): a variational autoencoder makes of every normal row x a row x~ that is
 * changed a little, and a discriminator D learns to tell the two apart; the detector is D. With P = D's probability of being
 * real,
 *
 * <pre>
 * D minimises  bce(P(x), y) + bce(P(x~), y~)           y near 1, y~ near 0
 * G minimises  gamma bce(P(x~), 1) + R(x, x~) + beta K
 * score      = -logit P(x) + sum_j ((x_j - e_j) / s_j)^2, each in its standard deviations
 * </pre>
 *
 * where e is what G makes of x without chance, s_j what x_j - e_j varies by on held-back normal rows, R is the mean squared error over numbers plus half that over categories, and K the mean KL divergence of a latent
 * unit. The targets are soft, and some are exchanged: at step t, with r = decay^t, y is uniform between 1 - soft r and 1, y~
 * between 0 and soft r, and a share soft r of each, drawn at random, is replaced by 1 - y.
 *
 * <p>The published code has faults that are avoided here, each with a setting that brings it back, to compare with published
 * figures and for nothing else. Its batch normalisation has no running statistics, so a score depends on the rows that are
 * scored together ({@code normalisation=test-batch}). It chooses the epoch by labelled outliers ({@code select=labelled}). In its
 * joint training gradients are never zeroed and rows are restored from logits ({@code ablation=ge-published}; {@code ge} has
 * neither fault). And its K is not the KL divergence ({@code kl=arn-code}).
 *
 * <p>Four things are ours. Most rows that D learns from as made are training rows of which some columns are drawn anew ({@link
 * Redrawn}): what a generator makes of normal rows lies among them or, blurred as it is, nearer to their mean than they are,
 * so a discriminator that sees nothing else takes what is farther out for real. The weights that score are averages over many
 * steps. The epoch is chosen by R(x, e) on held-back normal rows. And the score adds what the generator could not restore, which
 * finds rows far from all that D was shown; {@code score=discriminator} is the source's. Expected values are what the
 * generator makes of the row: its nearest normal variant. At least two rows are needed.
 *
 * @param variant how categories are made
 * @param ablation what is left out
 * @param encoder units of the encoder's hidden layers; the decoder mirrors them. Empty = 64, 32
 * @param latent units of z
 * @param discriminator units of D's hidden layers. Empty = 128, 64, 32
 * @param normalisation in the hidden layers
 * @param layers which of them it is in, and which leave out units
 * @param dropout share of the units of a layer that a step of training leaves out
 * @param gamma weight of fooling D
 * @param beta weight of K in the beginning
 * @param kl what K is
 * @param temperature lowest temperature of the Gumbel softmax, which begins at 1 and falls by {@code decay} in every step
 * @param redrawn share of the rows D learns from as made that are not x~ but rows of which some columns are drawn anew; the
 *     public code has none
 * @param soft share by which targets are softened, and exchanged, in the beginning
 * @param decay what r is multiplied by in every step
 * @param score what is scored
 * @param plan how it is trained
 */
public record Arn(
        @Setting(help = "how the generator makes categories: g draws one value, n gives numbers between 0 and 1")
                ArnVariant variant,
        @Setting(
                        help =
                                "what is left out of the method, for comparison; ge-published has two faults of the public code besides")
                ArnAblation ablation,
        @Setting(help = "units per hidden layer of the encoder, mirrored by the decoder; auto = 64,32", min = 1)
                List<Integer> encoder,
        @Setting(help = "latent units", min = 1) int latent,
        @Setting(help = "units per hidden layer of the discriminator; auto = 128,64,32", min = 1)
                List<Integer> discriminator,
        @Setting(help = Normalisation.HELP) Normalisation normalisation,
        @Setting(
                        help =
                                "which hidden layers normalise and leave out units: alike = all normalise and the discriminator's leave out,"
                                        + " arn-code = as in the public code")
                ArnLayers layers,
        @Setting(help = "share of the units of a layer left out in training", min = 0, max = 0.9, unit = "share")
                double dropout,
        @Setting(help = "weight of fooling the discriminator in the generator's loss", min = 0, max = 1e6) double gamma,
        @Setting(help = "weight of the KL divergence; in variant g in the first step", min = 0, max = 1e6) double beta,
        @Setting(help = "the KL divergence: the true one, or what the public code has, for comparison") ArnKl kl,
        @Setting(help = "lowest temperature at which categories are drawn", min = 1e-3, max = 100) double temperature,
        @Setting(
                        help =
                                "share of the made rows shown to the discriminator that are rows with some columns drawn anew",
                        min = 0,
                        max = 1,
                        unit = "share")
                double redrawn,
        @Setting(help = "share by which targets are softened and exchanged in the first step", min = 0, max = 0.5)
                double soft,
        @Setting(help = "factor per step of softness, temperature and, in variant g, beta", min = 0.5, max = 1)
                double decay,
        @Setting(help = "what is scored") ArnScore score,
        GamePlan plan)
        implements Detector {
    public Arn {
        Settings.check(
                Arn.class,
                variant,
                ablation,
                encoder,
                latent,
                discriminator,
                normalisation,
                layers,
                dropout,
                gamma,
                beta,
                kl,
                temperature,
                redrawn,
                soft,
                decay,
                score,
                plan);
        encoder = List.copyOf(encoder);
        discriminator = List.copyOf(discriminator);
    }

    /** The product's defaults. */
    public Arn() {
        this(
                ArnVariant.G,
                ArnAblation.NONE,
                List.of(),
                16,
                List.of(),
                Normalisation.NONE,
                ArnLayers.ALIKE,
                0.2,
                0.01,
                1,
                ArnKl.TRUE,
                0.1,
                0.9,
                0.3,
                0.999,
                ArnScore.BOTH,
                GamePlan.steadied(5e-4, 0.9, 0).averaging(3000, 0.3));
    }

    /** The network and training of the public code on KDD Cup 99, but for running statistics and the choice of the epoch. */
    public static Arn paper() {
        return new Arn(
                ArnVariant.G,
                ArnAblation.NONE,
                List.of(64, 32, 32),
                16,
                List.of(128, 256, 512, 128, 64, 32, 16),
                Normalisation.BATCH,
                ArnLayers.ARN_CODE,
                0.2,
                0.01,
                1,
                ArnKl.TRUE,
                0.1,
                0,
                0.3,
                0.9995,
                ArnScore.DISCRIMINATOR,
                GamePlan.plain(1e-3, 1e-4, 0.9, 1024, 400));
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
        return new GameFit("arn", plan, new Arrangement(this), encoderLayers(), meaning());
    }

    private ScoreMeaning meaning() {
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        return switch (score) {
            case DISCRIMINATOR ->
                new ScoreMeaning(
                        "log-odds of the row being made by the generator, by the discriminator", "nats", below, above);
            case RECONSTRUCTION ->
                new ScoreMeaning(
                        "sum of the absolute differences between the row and its nearest normal variant",
                        "prepared units",
                        0,
                        above);
            case BOTH ->
                new ScoreMeaning(
                        "log-odds of the row being made, by the discriminator, plus its squared differences from its nearest normal"
                                + " variant",
                        "standard deviations of normal rows",
                        below,
                        above);
        };
    }

    private record Arrangement(Arn settings) implements GameFit.Arrangement {
        @Override
        public Match match(Occasion occasion) {
            return ArnNetwork.match(settings, occasion);
        }

        @Override
        public Optional<Generator> generator(Match played, InputLimits limits, InputLayout layout) {
            return Optional.of(new RowMaker(played, limits, layout));
        }
    }

    List<Integer> encoderLayers() {
        return encoder.isEmpty() ? List.of(64, 32) : encoder;
    }

    List<Integer> discriminatorLayers() {
        return discriminator.isEmpty() ? List.of(128, 64, 32) : discriminator;
    }
}
