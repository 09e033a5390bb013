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
 * GANomaly (Akcay, Atapour-Abarghouei and Breckon 2018, arXiv 1805.06725): an autoencoder restores the row, x^ = De(E1(x)), a
 * second encoder reads what was restored, and the score is how far the two codes are apart, {@code mean (E1(x) - E2(x^))^2}.
 * A discriminator D with features f in its last hidden layer judges rows and restored rows.
 *
 * <pre>
 * D minimises  (bce(D(x), 1) + bce(D(x^), 0)) / 2
 * G minimises  adversarial mean (f(x) - f(x^))^2 + contextual mean |x - x^| + encoded mean (z - z^)^2
 * </pre>
 *
 * <p>The measure by which an epoch is chosen is the mean {@code |x - x^|} of held-back normal rows; the public code takes the
 * best epoch by the ROC AUC of its test rows. At least two rows are needed.
 *
 * @param encoder units of the encoders' hidden layers and of D's; the decoder mirrors them. Empty = by {@link Widths}
 * @param latent units of z, 0 = by {@link Widths}
 * @param normalisation in all hidden layers
 * @param adversarial weight of matching D's features
 * @param contextual weight of restoring the row
 * @param encoded weight of restoring the code
 * @param plan how it is trained
 */
public record Ganomaly(
        @Setting(help = "units per hidden layer of the encoders, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> encoder,
        @Setting(help = "latent units, 0 = by rule", min = 0) int latent,
        @Setting(help = Normalisation.HELP) Normalisation normalisation,
        @Setting(help = "weight of matching the discriminator's features", min = 0, max = 1e6) double adversarial,
        @Setting(help = "weight of restoring the row", min = 0, max = 1e6) double contextual,
        @Setting(help = "weight of restoring the code", min = 0, max = 1e6) double encoded,
        GamePlan plan)
        implements Detector {
    public Ganomaly {
        Settings.check(Ganomaly.class, encoder, latent, normalisation, adversarial, contextual, encoded, plan);
        encoder = List.copyOf(encoder);
    }

    /** The product's defaults. */
    public Ganomaly() {
        this(List.of(), 0, Normalisation.NONE, 1, 50, 1, GamePlan.steadied(1e-3, 0.5, 0));
    }

    /** The network for tables that the public code of ARN compares with. */
    public static Ganomaly tables() {
        return new Ganomaly(
                List.of(64, 32, 32), 100, Normalisation.BATCH, 1, 50, 1, GamePlan.plain(2e-4, 2e-4, 0.5, 1024, 50));
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
                "mean squared difference between the codes of the row and of the restored row",
                "squared units of the code",
                0,
                Double.POSITIVE_INFINITY);
        return new GameFit(
                "ganomaly",
                plan,
                occasion -> GanomalyNetwork.match(this, occasion),
                Widths.hidden(encoder, layout.inputs()),
                meaning);
    }
}
