package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** {@link Autoencoder}. */
final class TorchAutoencoder extends TorchNet {
    private static final int SUM = 2;

    private final int middle;

    TorchAutoencoder(Autoencoder architecture, TorchWeights weights) {
        super(weights);
        middle = architecture.middle();
    }

    private Tensor reconstruction(Tensor x) {
        Tensor h = x;
        for (int layer = 1; layer <= weights.layers(); layer++) {
            h = weights.dense(layer - 1, h);
            if (layer == weights.layers()) {
                h.sigmoid_();
            } else if (layer != middle) {
                h.relu_();
            }
        }
        return h;
    }

    @Override
    Tensor loss(Tensor x, Tensor noise) {
        return torch.mse_loss(reconstruction(x), x, SUM);
    }

    @Override
    Tensor errors(Tensor x) {
        return squaredDistance(reconstruction(x), x);
    }
}
