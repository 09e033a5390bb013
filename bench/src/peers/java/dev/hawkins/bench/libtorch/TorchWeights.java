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

    TorchWeights(List<Weight> values, boolean trained) {
        for (Weight w : values) {
            boolean bias = w.columns() == 1 && w.name().endsWith(".bias");
            Tensor made = bias ? Tensor.create(w.values(), w.rows()) : Tensor.create(w.values(), w.rows(), w.columns());
            made.set_requires_grad(trained);
            tensors.add(made);
            optionals.add(new TensorOptional(made));
        }
    }

    /** W x + b of a layer. */
    Tensor dense(int layer, Tensor x) {
        return torch.linear(x, tensors.get(2 * layer), optionals.get(2 * layer + 1));
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
