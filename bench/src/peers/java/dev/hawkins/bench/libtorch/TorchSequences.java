package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Sequences;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link Sequences}, gates in the same order. LibTorch has a second bias per gate; it is zero and not trained, as the two only
 * ever act together.
 */
final class TorchSequences extends TorchNet {
    private static final int SUM = 2;
    /** Weights and bias of the input, weights of the state. */
    private static final int PER_NETWORK = 3;

    private final int steps;
    private final TensorVector encoder;
    private final TensorVector decoder;
    private final Tensor zeros;
    private final int units;

    TorchSequences(Sequences architecture, TorchWeights weights) {
        super(weights);
        steps = architecture.steps();
        units = architecture.units();
        zeros = torch.zeros(4L * units);
        encoder = network(0);
        decoder = network(PER_NETWORK);
    }

    private TensorVector network(int first) {
        Tensor input = weights.tensors().get(first);
        Tensor bias = weights.tensors().get(first + 1);
        return new TensorVector(input, weights.tensors().get(first + 2), bias, zeros);
    }

    @Override
    Tensor loss(Tensor x, Tensor noise) {
        Tensor series = x.t().contiguous().unsqueeze(2);
        Tensor start = torch.zeros(1, x.size(0), units);
        T_TensorTensorTensor_T read = lstm(series, new TensorVector(start, start), encoder);
        Tensor before = series.narrow(0, 0, steps - 1);
        Tensor states = lstm(before, new TensorVector(read.get1(), read.get2()), decoder).get0();
        Tensor predicted = torch.linear(
                states,
                weights.tensors().get(2 * PER_NETWORK),
                new TensorOptional(weights.tensors().get(2 * PER_NETWORK + 1)));
        return torch.mse_loss(predicted, series.narrow(0, 1, steps - 1), SUM);
    }

    private static T_TensorTensorTensor_T lstm(Tensor series, TensorVector state, TensorVector parameters) {
        return torch.lstm(series, state, parameters, true, 1, 0, true, false, false);
    }

    @Override
    Tensor errors(Tensor x) {
        throw new UnsupportedOperationException("recurrent networks are only trained here");
    }
}
