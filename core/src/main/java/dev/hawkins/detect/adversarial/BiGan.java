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
 * Bidirectional GAN (Donahue, Krahenbuhl and Darrell 2017, arXiv 1605.09782; as an anomaly detector Zenati et al. 2018, arXiv
 * 1802.06222): a generator G makes rows of codes z ~ N(0, I), an encoder E finds codes of rows, and a discriminator D tells
 * pairs (x, E(x)) from pairs (G(z), z). Where it cannot, G and E are inverse to each other, so G(E(x)) restores normal rows:
 *
 * <pre>score = (1 - w) |x - G(E(x))|_1 + w A</pre>
 *
 * where A is the cross-entropy of D(G(E(x)), E(x)) and "real", or the distance in D's last hidden layer between (x, E(x)) and
 * (G(E(x)), E(x)).
 *
 * <p>D minimises {@code -log D(x, E(x)) - log(1 - D(G(z), z))}, G and E the same with D's answers exchanged. The measure by
 * which an epoch is chosen is the mean {@code |x - G(E(x))|} of held-back normal rows. In a published comparison (FF12) A was
 * the mean over the batch, the same for all its rows; {@code l1-only} ranks like it. At least two rows are needed.
 *
 * @param encoder units of E's hidden layers. Empty = by {@link Widths}
 * @param latent units of z, 0 = by {@link Widths}
 * @param generator units of G's hidden layers. Empty = those of E in reverse
 * @param discriminator units of D's hidden layers. Empty = those of E
 * @param pairing units of a layer of D for the row, and of one for the code, before it sees both; 0 = none
 * @param dropout share of D's hidden units that a step of training leaves out
 * @param smoothing what D's target for real pairs lacks to 1, so that it cannot grow too sure
 * @param cycle weight of the mean |x - G(E(x))| in what G and E minimise; 0 = the paper's
 * @param score what A is
 * @param weight w
 * @param plan how it is trained
 */
public record BiGan(
        @Setting(help = "units per hidden layer of the encoder; auto = by rule", min = 1) List<Integer> encoder,
        @Setting(help = "latent units, 0 = by rule", min = 0) int latent,
        @Setting(help = "units per hidden layer of the generator; auto = the encoder's in reverse", min = 1)
                List<Integer> generator,
        @Setting(help = "units per hidden layer of the discriminator; auto = the encoder's", min = 1)
                List<Integer> discriminator,
        @Setting(help = "units of the discriminator for row and for code before it sees both, 0 = none", min = 0)
                int pairing,
        @Setting(help = "share of the discriminator's units left out in training", min = 0, max = 0.9, unit = "share")
                double dropout,
        @Setting(help = "what the target for real pairs lacks to 1", min = 0, max = 0.5) double smoothing,
        @Setting(help = "weight of restoring the row in training", min = 0, max = 1e6) double cycle,
        @Setting(help = "what is scored beside the difference to the restored row") BiGanScore score,
        @Setting(help = "share of that in the score", min = 0, max = 1, unit = "share") double weight,
        GamePlan plan)
        implements Detector {
    public BiGan {
        Settings.check(
                BiGan.class,
                encoder,
                latent,
                generator,
                discriminator,
                pairing,
                dropout,
                smoothing,
                cycle,
                score,
                weight,
                plan);
        encoder = List.copyOf(encoder);
        generator = List.copyOf(generator);
        discriminator = List.copyOf(discriminator);
    }

    /** The product's defaults. */
    public BiGan() {
        this(
                List.of(),
                0,
                List.of(),
                List.of(),
                0,
                0.2,
                0.1,
                1,
                BiGanScore.FEATURE_MATCHING,
                0.1,
                GamePlan.steadied(1e-3, 0.5, 0));
    }

    /**
     * Cloudera Fast Forward report FF12 (2020): G and E have 714 parameters on its 18 inputs, which lie in [0, 1]. Its 4,000
     * steps of 256 rows are 11 epochs of its 97,278 rows.
     */
    public static BiGan ff12() {
        return new BiGan(
                List.of(15, 7),
                2,
                List.of(15, 7),
                List.of(15, 7),
                0,
                0.2,
                0,
                0,
                BiGanScore.L1_ONLY,
                0.1,
                new GamePlan(
                        0.01, 0.01, 0.9, 256, 11, GamePlan.FEW_STEPS, 0.1, 0, 0, 0, Selection.LABEL_FREE, 3, 1e6, 1e6));
    }

    /** Zenati et al. 2018, their network for KDD Cup 99. */
    public static BiGan zenati() {
        return new BiGan(
                List.of(64),
                32,
                List.of(64, 128),
                List.of(128),
                128,
                0.2,
                0,
                0,
                BiGanScore.FEATURE_MATCHING,
                0.1,
                new GamePlan(
                        1e-5,
                        1e-5,
                        0.5,
                        50,
                        50,
                        GamePlan.FEW_STEPS,
                        0.1,
                        0,
                        0.1,
                        0,
                        Selection.LABEL_FREE,
                        1,
                        1e6,
                        1e6));
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return game(training.layout()).fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return game(layout).restore(state, layout);
    }

    private GameFit game(InputLayout layout) {
        ScoreMeaning meaning = new ScoreMeaning(
                score == BiGanScore.L1_ONLY
                        ? "sum of the absolute differences between the row and the restored row"
                        : "differences between the row and the restored row, and what the discriminator says of them",
                score == BiGanScore.L1_ONLY ? "prepared units" : "none",
                0,
                Double.POSITIVE_INFINITY);
        return new GameFit(
                "bigan",
                plan,
                occasion -> BiGanNetwork.match(this, occasion),
                Widths.hidden(encoder, layout.inputs()),
                meaning);
    }

    /** Its share of the score that is no difference of an input. */
    double rest() {
        return score == BiGanScore.L1_ONLY ? 0 : weight;
    }
}
