package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Contender;
import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.Problem.Weight;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The product by LibTorch, into memory that is already there. */
final class TorchProduct implements Contender {
    private final int threads;
    private final Tensor left;
    private final Tensor right;
    private final Tensor product;

    TorchProduct(Problem problem) {
        threads = problem.workload().threads();
        left = TorchNet.tensor(problem.data());
        Weight w = problem.weights().get(0);
        right = Tensor.create(w.values(), w.rows(), w.columns()).t();
        product = torch.zeros(problem.data().rows(), w.rows());
    }

    @Override
    public double[] proof() {
        run(1);
        float[] values = new float[(int) product.numel()];
        product.data_ptr_float().get(values);
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    @Override
    public void run(int times) {
        torch.set_num_threads(threads);
        for (int i = 0; i < times; i++) {
            torch.mm_out(product, left, right);
        }
    }

    @Override
    public void close() {
        left.close();
        right.close();
        product.close();
    }
}
