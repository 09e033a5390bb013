package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture;
import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Architecture.Sequences;
import dev.hawkins.bench.compare.Architecture.Variational;
import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.engine.Matrix;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A network as calls of LibTorch's operations; every call belongs into a {@code PointerScope}. */
abstract class TorchNet {
    final TorchWeights weights;

    TorchNet(TorchWeights weights) {
        this.weights = weights;
    }

    static TorchNet of(Architecture architecture, List<Weight> values, boolean trained) {
        return of(architecture, values, trained, false);
    }

    /** @param channelsLast how images stand in memory */
    static TorchNet of(Architecture architecture, List<Weight> values, boolean trained, boolean channelsLast) {
        if (architecture instanceof Convolutional c) {
            return TorchConvolutions.of(c, values, trained, channelsLast);
        }
        TorchWeights weights = TorchWeights.of(values, trained);
        if (architecture instanceof Sequences s) {
            return new TorchSequences(s, weights);
        }
        return architecture instanceof Autoencoder a
                ? new TorchAutoencoder(a, weights)
                : new TorchVariational((Variational) architecture, weights);
    }

    static Tensor tensor(Matrix matrix) {
        return Tensor.create(matrix.values(), matrix.rows(), matrix.columns());
    }

    /** The sum of the losses of all rows. */
    abstract Tensor loss(Tensor x, Tensor noise);

    /** What {@link #loss} leaves out, per row. */
    double constant() {
        return 0;
    }

    /** The squared error of the reconstruction, row by row. */
    abstract Tensor errors(Tensor x);

    /** The mean of -log p(x|z) over the samples given by the rows of {@code bank}, row by row. */
    Tensor misfits(Tensor x, Tensor bank) {
        throw new UnsupportedOperationException("only a VAE has samples");
    }

    /** The squared distance row by row. */
    static Tensor squaredDistance(Tensor a, Tensor b) {
        return a.sub(b).square_().sum(1);
    }
}
