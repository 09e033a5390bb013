package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;

/**
 * What an autoencoder may be made to pay for besides its error, a group of settings; all of them are 0 = off in the product.
 *
 * @param activity weight of the mean size of the code's units: an L1 penalty on activities
 * @param sparsity weight of {@code sum_j KL(target || mean activity of code unit j)}, whose units are then sigmoids (Ng
 *     2011, "Sparse autoencoder"); the mean is that of the batch
 * @param sparsityTarget wanted mean activity
 * @param contraction weight of the squared size of the code's derivatives {@code ||df/dx||^2}, so that the code hardly moves
 *     where the row moves off the data (contractive autoencoder, Rifai et al. 2011, ICML); estimated from one random
 *     direction e per row and step, {@code ||f(x + s e) - f(x)||^2 / s^2}
 * @param weightL1 weight of the sum of sizes of all weights ({@link dev.hawkins.detect.WeightPenalty})
 * @param weightL2 weight decay
 */
public record Penalties(
        @Setting(help = "weight of an L1 penalty on the activities of the code, 0 = none", min = 0, max = 1000)
                double activity,
        @Setting(help = "weight of the KL penalty for a sparse code of sigmoids, 0 = none", min = 0, max = 1000)
                double sparsity,
        @Setting(help = "mean activity that the KL penalty wants", min = 1e-4, max = 0.9) double sparsityTarget,
        @Setting(help = "weight of the squared derivatives of the code, 0 = none", min = 0, max = 1000)
                double contraction,
        @Setting(help = "L1 penalty on all weights, 0 = none", min = 0, max = 10) double weightL1,
        @Setting(help = "L2 penalty on all weights, as decoupled decay, 0 = none", min = 0, max = 10) double weightL2) {
    /** No penalties. */
    static final Penalties NONE = new Penalties(0, 0, 0.05, 0, 0, 0);

    public Penalties {
        Settings.check(Penalties.class, activity, sparsity, sparsityTarget, contraction, weightL1, weightL2);
    }
}
