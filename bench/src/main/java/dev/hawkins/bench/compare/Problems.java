package dev.hawkins.bench.compare;

import dev.hawkins.bench.CorrelatedRows;
import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.List;

/** Makes problems from seeds, so that every run has the same ones. */
final class Problems {
    private static final int TRAINING_ROWS = 5_120;
    private static final int SINGLE_ROWS = 256;

    private Problems() {}

    static Problem of(Workload workload) {
        if (workload.kind() == Workload.Kind.PRODUCT) {
            return product(workload);
        }
        Architecture net = workload.net();
        int rows = workload.trains() ? TRAINING_ROWS : Math.max(SINGLE_ROWS, workload.rows());
        int noises = workload.trains() ? rows : Workload.SAMPLES;
        return new Problem(
                workload,
                HawkinsNet.of(net).weights(),
                CorrelatedRows.of(rows, net.inputs()),
                gaussian(noises, net.noise(), "noise"),
                RandomStream.of(3, "shuffle").permutation(rows));
    }

    private static Problem product(Workload workload) {
        int[] shape = Workload.PRODUCT_SHAPE;
        Matrix right = gaussian(shape[2], shape[1], "right");
        Weight weight = new Weight("right", shape[2], shape[1], right.values());
        Matrix left = gaussian(shape[0], shape[1], "left");
        return new Problem(workload, List.of(weight), left, Matrix.zeros(0, 0), new int[0]);
    }

    private static Matrix gaussian(int rows, int columns, String stream) {
        RandomStream random = RandomStream.of(5, stream);
        Matrix made = Matrix.zeros(rows, columns);
        for (int i = 0; i < made.values().length; i++) {
            made.values()[i] = (float) random.nextGaussian();
        }
        return made;
    }
}
