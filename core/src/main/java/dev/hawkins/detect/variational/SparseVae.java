package dev.hawkins.detect.variational;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;

/**
 * Sparse VAE: a VAE whose decoder pays for the size of its weights, {@code l1 sum |W_dec|}, so that each latent unit moves
 * few columns. The penalty is a proximal step after each step of Adam (soft threshold, Parikh and Boyd 2014, doi
 * 10.1561/2400000003), so weights that are not needed are exactly 0. For wide tables of which most columns hang together with
 * few others, such as counts of log events. With {@code l1=0} it is the VAE, bit for bit.
 *
 * @param vae all settings of the VAE
 * @param l1 weight of the penalty
 */
public record SparseVae(
        VariationalAutoencoder vae,
        @Setting(help = "weight of the sum of the sizes of the decoder's weights", min = 0, max = 10) double l1)
        implements Detector {
    public SparseVae {
        Settings.check(SparseVae.class, vae, l1);
    }

    /** An L1 penalty of .3, under which two thirds of the decoder's weights vanish where columns form small groups. Adam steps
     * by about its rate whatever the size of a gradient, so penalties far below 1, such as the usual 1e-4, vanish instead. */
    public SparseVae() {
        this(new VariationalAutoencoder(), 0.3);
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
        return new VaeFit("sparse-vae", vae, VaeArchitecture.PLAIN, l1);
    }
}
