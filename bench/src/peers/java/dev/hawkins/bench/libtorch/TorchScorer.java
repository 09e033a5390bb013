package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.RowScorer;
import dev.hawkins.bench.compare.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scoring by LibTorch. Many rows already stand in native memory; a single row is copied there. */
final class TorchScorer implements RowScorer {
    private final Problem problem;
    private final int threads;
    private final TorchNet net;
    private final Tensor data;
    private final Tensor bank;
    private final Tensor single;
    private final FloatPointer singleValues;
    private final float[] results;

    TorchScorer(Problem problem, int threads) {
        this.problem = problem;
        this.threads = threads;
        net = TorchNet.of(problem.workload().net(), problem.weights(), false);
        data = TorchNet.tensor(problem.data());
        bank = TorchNet.tensor(problem.noise());
        single = torch.zeros(1, problem.data().columns());
        singleValues = single.data_ptr_float();
        results = new float[problem.data().rows()];
    }

    @Override
    public void score(int from, int count, double[] scores) {
        torch.set_num_threads(threads);
        try (PointerScope scope = new PointerScope()) {
            InferenceMode mode = new InferenceMode();
            Tensor x = rows(from, count);
            Tensor scored =
                    problem.workload().kind() == Workload.Kind.PROBABILITY ? net.misfits(x, bank) : net.errors(x);
            scored.data_ptr_float().get(results, 0, count);
            mode.close();
        }
        for (int i = 0; i < count; i++) {
            scores[from + i] = results[i];
        }
    }

    private Tensor rows(int from, int count) {
        if (problem.workload().rows() > 1) {
            return data.narrow(0, from, count);
        }
        int columns = problem.data().columns();
        singleValues.put(problem.data().values(), from * columns, columns);
        return single;
    }

    @Override
    public void close() {
        data.close();
        single.close();
    }
}
