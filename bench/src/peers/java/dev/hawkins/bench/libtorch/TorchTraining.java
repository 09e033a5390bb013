package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Contender;
import dev.hawkins.bench.compare.Problem;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Training by LibTorch. */
final class TorchTraining implements Contender {
    private final Problem problem;
    private final boolean channelsLast;
    private final int threads;
    private final int batch;
    private final Tensor data;
    private final Tensor noise;
    private final Tensor order;
    private final Scalar perRow;
    private TorchNet net;
    private TensorVector parameters;
    private FusedAdam adam;
    private long step;

    TorchTraining(Problem problem, int threads, boolean channelsLast) {
        this.problem = problem;
        this.channelsLast = channelsLast;
        this.threads = threads;
        batch = problem.workload().rows();
        data = TorchNet.tensor(problem.data());
        noise = TorchNet.tensor(problem.noise());
        long[] rows = Arrays.stream(problem.order()).asLongStream().toArray();
        order = Tensor.create(rows, rows.length);
        perRow = new Scalar(1f / batch);
        restart();
    }

    private void restart() {
        net = TorchNet.of(problem.workload().net(), problem.weights(), true, channelsLast);
        parameters = net.weights.vector();
        adam = new FusedAdam(net.weights);
        step = 0;
    }

    @Override
    public double[] proof() {
        restart();
        torch.set_num_threads(threads);
        double[] losses = new double[Problem.PROOF_STEPS];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = step(true, true);
        }
        restart();
        return losses;
    }

    @Override
    public void run(int times) {
        torch.set_num_threads(threads);
        for (int i = 0; i < times; i++) {
            step(false, false);
        }
    }

    private double step(boolean givenNoise, boolean read) {
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = order.narrow(0, problem.batchStart(step++), batch);
            Tensor x = data.index_select(0, rows);
            Tensor drawn = null;
            if (problem.workload().net().noise() > 0) {
                drawn = givenNoise
                        ? noise.index_select(0, rows)
                        : torch.randn(batch, problem.workload().net().noise());
            }
            Tensor loss = net.loss(x, drawn).mul(perRow);
            adam.step(placed(torch.grad(new TensorVector(loss), parameters)));
            return read ? loss.item_float() + net.constant() : 0;
        }
    }

    /** Gradients of filters may stand in another order than the filters, which the fused step does not look at. */
    private TensorVector placed(TensorVector gradients) {
        if (problem.workload().net() instanceof Convolutional) {
            for (int i = 0; i < gradients.size(); i++) {
                Tensor gradient = gradients.get(i);
                if (gradient.dim() == 4) {
                    gradients.put(i, TorchConvolutions.placed(gradient, channelsLast));
                }
            }
        }
        return gradients;
    }

    @Override
    public String remark() {
        return (channelsLast ? "channels last" : "")
                + (threads < problem.workload().threads() ? " one thread was faster" : "");
    }

    @Override
    public void close() {
        data.close();
        noise.close();
        order.close();
    }
}
