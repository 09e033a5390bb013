package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;

/**
 * Denoising autoencoder: an {@link Autoencoder} that is shown a corrupted row and has to restore the clean one, so that it
 * cannot get by with copying (Vincent et al. 2008, doi 10.1145/1390156.1390294). Rows are scored clean. With amount 0 it is
 * the autoencoder, bit for bit.
 *
 * @param ae all settings of the autoencoder
 * @param corruption normal noise added, or inputs set to 0
 * @param amount standard deviation of the noise in prepared units, or share of the inputs set to 0
 */
public record DenoisingAutoencoder(
        Autoencoder ae,
        @Setting(help = "what is done to the input in training") Corruption corruption,
        @Setting(help = "standard deviation of the noise, or share of inputs set to 0", min = 0, max = 100)
                double amount)
        implements Detector {
    public DenoisingAutoencoder {
        Settings.check(DenoisingAutoencoder.class, ae, corruption, amount);
        if (corruption == Corruption.MASKING && amount >= 1) {
            throw new DetectorException("amount must be below 1 for masking but was " + amount);
        }
    }

    /** The product's defaults: those of the autoencoder with noise of standard deviation .2. */
    public DenoisingAutoencoder() {
        this(new Autoencoder(), Corruption.GAUSSIAN, 0.2);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return ReconstructionFit.fit(design(), ae.training(), training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design(), state, layout);
    }

    private NetworkDesign design() {
        return ae.design("dae", corruption, amount);
    }
}
