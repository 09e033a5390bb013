package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Variational;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** {@link Variational}; layers in the order encoder, mean, log variance, decoder, output. */
final class TorchVariational extends TorchNet {
    private final Variational architecture;
    private final int hidden;
    private final TorchBound bound;
    private final Scalar half = new Scalar(0.5f);

    TorchVariational(Variational architecture, TorchWeights weights) {
        super(weights);
        this.architecture = architecture;
        hidden = architecture.hidden().size();
        bound = new TorchBound(architecture.bernoulli());
    }

    private Tensor encode(Tensor x) {
        Tensor h = x;
        for (int layer = 0; layer < hidden; layer++) {
            h = weights.dense(layer, h).relu_();
        }
        return h;
    }

    private Tensor decode(Tensor z) {
        Tensor h = z;
        for (int layer = hidden + 2; layer < weights.layers() - 1; layer++) {
            h = weights.dense(layer, h).relu_();
        }
        return weights.dense(weights.layers() - 1, h);
    }

    @Override
    Tensor loss(Tensor x, Tensor noise) {
        Tensor h = encode(x);
        Tensor mean = weights.dense(hidden, h);
        Tensor logVariance = weights.dense(hidden + 1, h);
        return bound.loss(x, mean, logVariance, decode(bound.sample(mean, logVariance, noise)));
    }

    @Override
    double constant() {
        return bound.constant(architecture.inputs());
    }

    @Override
    Tensor errors(Tensor x) {
        Tensor mean = weights.dense(hidden, encode(x));
        return squaredDistance(decode(mean).sigmoid_(), x);
    }

    @Override
    Tensor misfits(Tensor x, Tensor bank) {
        Tensor h = encode(x);
        Tensor mean = weights.dense(hidden, h).unsqueeze(1);
        Tensor sd = weights.dense(hidden + 1, h).mul_(half).exp_().unsqueeze(1);
        Tensor z = torch.addcmul(mean, sd, bank);
        Tensor eta = decode(z.view(-1, architecture.latent()));
        Tensor products = torch.bmm(eta.view(-1, bank.size(0), architecture.inputs()), x.unsqueeze(2));
        Tensor logs = torch.softplus(eta).sum(1).view(-1, bank.size(0));
        return logs.sub_(products.squeeze(2)).mean(1);
    }
}
