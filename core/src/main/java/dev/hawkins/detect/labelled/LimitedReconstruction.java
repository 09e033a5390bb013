package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.reconstruction.Autoencoder;
import dev.hawkins.detect.reconstruction.ContrastiveFit;
import dev.hawkins.detect.reconstruction.DenoisingAutoencoder;
import dev.hawkins.prepare.InputLayout;

/**
 * Limiting the reconstruction capability (Munawar, Vinayavekhin and De Magistris 2017, arXiv 1708.08985), in the form that
 * Yamanaka et al. 2019 (arXiv 1903.10709, equation 3) compare with: an autoencoder whose loss is
 * {@code L = ||x - g(f(x))||} for normal rows and {@code -L} for known anomalies.
 *
 * <p>A comparator: the loss has no lower bound, and pushing anomalies away pays for ever, at the cost of normal rows, whose
 * distances grow without end. So there are at most 300 epochs. {@link AutoencodingBinaryClassifier} is what to use. With no
 * known anomaly it is the autoencoder, bit for bit.
 *
 * <p>The score is L, the objective. At least two rows are needed.
 *
 * @param net all settings of the (denoising) autoencoder
 */
public record LimitedReconstruction(DenoisingAutoencoder net) implements Detector {
    private static final int MOST_EPOCHS = 300;

    public LimitedReconstruction {
        Settings.check(LimitedReconstruction.class, net);
        int epochs = net.ae().training().epochs();
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new DetectorException("epochs must be 1 to 300 for lrc, whose loss has no end, but was " + epochs);
        }
    }

    /** The network of Yamanaka et al. 2019 with layers by rule, and fewer epochs. */
    public LimitedReconstruction() {
        this(AutoencodingBinaryClassifier.plain(Autoencoder.yamanaka()
                .withLayers(java.util.List.of())
                .withTraining(new TrainingPlan(1e-3, Schedule.CONSTANT, 0, 60, 20, 0.1, 0))));
    }

    /** The network and training of Yamanaka et al. 2019. */
    public static LimitedReconstruction yamanaka() {
        return new LimitedReconstruction(AutoencodingBinaryClassifier.plain(Autoencoder.yamanaka()));
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return contrastive().fit(training, 1, 0, context).model();
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return contrastive().restore(state, layout);
    }

    private ContrastiveFit contrastive() {
        return new ContrastiveFit("lrc", net, Contrast.UNBOUNDED);
    }
}
