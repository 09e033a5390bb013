package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.engine.Activation;
import dev.hawkins.prepare.InputLayout;
import java.util.List;

/**
 * Denoising autoencoder: an {@link Autoencoder} that is shown a corrupted row and has to restore the clean one, so that it
 * cannot get by with copying (Vincent et al. 2008, doi 10.1145/1390156.1390294). Rows are scored clean.
 *
 * <p>Everything but {@code corruption} and {@code amount} is as in {@link Autoencoder}; with amount 0 it is that one, bit
 * for bit.
 *
 * @param layers units of the encoder's layers, bottleneck last; the decoder mirrors them. Empty = {@link LayerRule}
 * @param corruption normal noise added, or inputs set to 0
 * @param amount standard deviation of the noise in prepared units, or share of the inputs set to 0
 * @param activation of all layers but bottleneck and output; the bottleneck is linear
 * @param output activation of the output
 * @param objective what is trained on and scored
 * @param learningRate of Adam
 * @param schedule how the rate changes
 * @param batch rows per step, 0 = by rule ({@link TrainingPlan})
 * @param epochs most passes, 0 = by rule
 * @param patience epochs without progress after which training stops
 * @param validationShare share of the rows held back to choose the best weights
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record DenoisingAutoencoder(
        @Setting(help = "units per encoder layer, bottleneck last, mirrored by the decoder; auto = by rule", min = 1)
                List<Integer> layers,
        @Setting(help = "what is done to the input in training") Corruption corruption,
        @Setting(help = "standard deviation of the noise, or share of inputs set to 0", min = 0, max = 100)
                double amount,
        @Setting(help = "activation of the hidden layers") Activation activation,
        @Setting(help = "activation of the output") Activation output,
        @Setting(help = "what is trained on and scored") Objective objective,
        @Setting(help = "learning rate of Adam", min = 1e-8, max = 10) double learningRate,
        @Setting(help = "how the learning rate changes") Schedule schedule,
        @Setting(help = "rows per step, 0 = by rule", min = 0, max = 65536, unit = "rows") int batch,
        @Setting(help = "most passes over the rows, 0 = by rule", min = 0, unit = "epochs") int epochs,
        @Setting(help = "epochs without progress after which training stops", min = 1, unit = "epochs") int patience,
        @Setting(help = "share of the rows held back for validation", min = 0, max = 0.5, unit = "share")
                double validationShare,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    public DenoisingAutoencoder {
        Settings.check(
                DenoisingAutoencoder.class,
                layers,
                corruption,
                amount,
                activation,
                output,
                objective,
                learningRate,
                schedule,
                batch,
                epochs,
                patience,
                validationShare,
                clip,
                reach);
        if (corruption == Corruption.MASKING && amount >= 1) {
            throw new DetectorException("amount must be below 1 for masking but was " + amount);
        }
        layers = List.copyOf(layers);
    }

    /** The product's defaults: those of the autoencoder with noise of standard deviation .2. */
    public DenoisingAutoencoder() {
        this(new Autoencoder(), Corruption.GAUSSIAN, 0.2);
    }

    /** An autoencoder's settings with corruption. */
    public DenoisingAutoencoder(Autoencoder ae, Corruption corruption, double amount) {
        this(
                ae.layers(),
                corruption,
                amount,
                ae.activation(),
                ae.output(),
                ae.objective(),
                ae.learningRate(),
                ae.schedule(),
                ae.batch(),
                ae.epochs(),
                ae.patience(),
                ae.validationShare(),
                ae.clip(),
                ae.reach());
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return ReconstructionFit.fit(design(), plan(), training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design(), state, layout);
    }

    private NetworkDesign design() {
        return new NetworkDesign("dae", layers, activation, output, objective, corruption, amount, clip, reach);
    }

    private TrainingPlan plan() {
        return new TrainingPlan(learningRate, schedule, batch, epochs, patience, validationShare, 0);
    }
}
