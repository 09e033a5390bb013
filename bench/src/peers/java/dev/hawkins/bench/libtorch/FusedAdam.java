package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Problem;
import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** {@code torch._fused_adam_}, which has no Java method of its own and is called through the dispatcher. */
final class FusedAdam {
    private final OperatorHandle operator = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
    private final Tensor step = Tensor.create(0f);
    private final Scalar one = new Scalar(1f);
    private final IValue parameters;
    private final IValue first;
    private final IValue second;
    private final IValue largest;
    private final IValue steps;
    private final IValue rate = new IValue(Problem.RATE);
    private final IValue beta1 = new IValue(0.9);
    private final IValue beta2 = new IValue(0.999);
    private final IValue zero = new IValue(0.0);
    private final IValue epsilon = new IValue(1e-8);
    private final IValue no = new IValue(false);
    private final IValue nothing = new IValue();

    FusedAdam(TorchWeights weights) {
        List<Tensor> tensors = weights.tensors();
        parameters = list(weights.vector());
        first = list(zeros(tensors));
        second = list(zeros(tensors));
        largest = list(new TensorVector());
        TensorVector counts = new TensorVector();
        tensors.forEach(t -> counts.push_back(step));
        steps = list(counts);
    }

    private static TensorVector zeros(List<Tensor> tensors) {
        TensorVector zeros = new TensorVector();
        for (Tensor t : tensors) {
            zeros.push_back(torch.zeros_like(t));
        }
        return zeros;
    }

    /** A list of tensors is passed as a list of values, which is the same thing to the dispatcher. */
    private static IValue list(TensorVector tensors) {
        return new IValue(new GenericList(new TensorList(tensors)));
    }

    /** One step; to be called within a {@code PointerScope}. */
    void step(TensorVector gradients) {
        NoGradGuard guard = new NoGradGuard();
        step.add_(one);
        IValueVector stack = new IValueVector(
                parameters, list(gradients), first, second, largest, steps, rate, beta1, beta2, zero, epsilon, no, no,
                nothing, nothing);
        Dispatcher.singleton().callBoxed(operator, stack);
        guard.close();
    }
}
