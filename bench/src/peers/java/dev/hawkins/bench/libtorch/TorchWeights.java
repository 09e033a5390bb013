package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Problem.Weight;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Weights and biases of dense layers, two tensors per layer. */
final class TorchWeights {
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<TensorOptional> optionals = new ArrayList<>();

    private TorchWeights(List<Tensor> made, boolean trained) {
        for (Tensor tensor : made) {
            tensor.set_requires_grad(trained);
            tensors.add(tensor);
            optionals.add(new TensorOptional(tensor));
        }
    }

    /** Of a network whose weights have the same form here. */
    static TorchWeights of(List<Weight> values, boolean trained) {
        return new TorchWeights(values.stream().map(TorchWeights::tensor).toList(), trained);
    }

    static TorchWeights ofTensors(List<Tensor> made, boolean trained) {
        return new TorchWeights(made, trained);
    }

    /** A matrix, or a vector for a bias. */
    static Tensor tensor(Weight w) {
        return w.name().endsWith(".bias")
                ? Tensor.create(w.values(), w.rows())
                : Tensor.create(w.values(), w.rows(), w.columns());
    }

    /** W x + b of a layer. */
    Tensor dense(int layer, Tensor x) {
        return torch.linear(x, weights(layer), bias(layer));
    }

    Tensor weights(int layer) {
        return tensors.get(2 * layer);
    }

    TensorOptional bias(int layer) {
        return optionals.get(2 * layer + 1);
    }

    int layers() {
        return tensors.size() / 2;
    }

    List<Tensor> tensors() {
        return tensors;
    }

    TensorVector vector() {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }
}
