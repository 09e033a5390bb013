package dev.hawkins.bench.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The evidence bound of a VAE, summed over rows. */
final class TorchBound {
    private static final int SUM = 2;

    private final boolean bernoulli;
    private final Scalar half = new Scalar(0.5f);
    private final Scalar minusOne = new Scalar(-1f);
    private final TensorOptional none = new TensorOptional();

    TorchBound(boolean bernoulli) {
        this.bernoulli = bernoulli;
    }

    Tensor sample(Tensor mean, Tensor logVariance, Tensor noise) {
        return torch.addcmul(mean, logVariance.mul(half).exp_(), noise);
    }

    /** @param eta logits, or means before their sigmoid */
    Tensor loss(Tensor x, Tensor mean, Tensor logVariance, Tensor eta) {
        Tensor misfit = bernoulli
                ? torch.binary_cross_entropy_with_logits(eta, x, none, none, SUM)
                : torch.mse_loss(eta.sigmoid_(), x, SUM).mul(half);
        Tensor kl = mean.square().add_(logVariance.exp()).sub_(logVariance).add_(minusOne);
        return misfit.add_(kl.sum().mul(half));
    }

    /** What the loss of a row lacks: the constant of the Gaussian density. */
    double constant(int inputs) {
        return bernoulli ? 0 : inputs * 0.5 * Math.log(2 * Math.PI);
    }
}
