package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The penalty {@code weight * sum_j KL(target || r_j)} on a code of sigmoids, with r_j the mean activity of unit j (Ng 2011).
 * A loss is a sum over rows and r_j is not, so the penalty enters by its gradient: {@code dKL/dr = (1 - target) / (1 - r) -
 * target / r} is the coefficient of unit j in the loss of every row, and r a running mean over the rows of the last steps.
 * Validation sees no pressure, so the reconstruction alone chooses the weights.
 */
final class SparsityPressure implements TrainingLoop.StepListener {
    private static final double MEMORY = 0.9;
    /** Keeps the pressure finite where a unit is always off or always on. */
    private static final double EDGE = 1e-3;

    private static final int MOST_ROWS = 256;

    private final ReconstructionNetwork network;
    private final Matrix rows;
    private final double weight;
    private final double target;
    private final Inference encoder;
    private final float[] codes;
    private final double[] means;
    private boolean begun;

    SparsityPressure(ReconstructionNetwork network, Matrix rows, double weight, double target) {
        this.network = network;
        this.rows = rows;
        this.weight = weight;
        this.target = target;
        this.encoder = network.network().inference(List.of(network.seen()), List.of(network.code()), MOST_ROWS);
        this.codes = new float[MOST_ROWS * network.code().units()];
        this.means = new double[network.code().units()];
    }

    /** The coefficients over the training: what {@link #stepped} found last, and 0 for validation. */
    List<TrainingLoop.Course> courses() {
        return IntStream.range(0, means.length)
                .<TrainingLoop.Course>mapToObj(Unit::new)
                .toList();
    }

    private final class Unit implements TrainingLoop.Course {
        private final int j;

        Unit(int j) {
            this.j = j;
        }

        @Override
        public Coefficient coefficient() {
            return network.pressures().get(j);
        }

        @Override
        public double value() {
            return 0;
        }

        @Override
        public double at(long step, long steps) {
            return begun ? weight * slope(target, means[j]) : 0;
        }
    }

    /** {@code dKL(target || mean) / dmean}. */
    static double slope(double target, double mean) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, mean));
        return (1 - target) / (1 - inside) - target / inside;
    }

    @Override
    public void stepped(Trainer trainer, int[] chosen, double rate) {
        int count = Math.min(MOST_ROWS, chosen.length);
        encoder.feed(network.seen(), rows.select(Arrays.copyOf(chosen, count)).values(), 0, count);
        encoder.run(count);
        encoder.fetch(network.code(), codes, 0);
        for (int j = 0; j < means.length; j++) {
            double sum = 0;
            for (int r = 0; r < count; r++) {
                sum += codes[r * means.length + j];
            }
            means[j] = begun ? MEMORY * means[j] + (1 - MEMORY) * sum / count : sum / count;
        }
        begun = true;
    }
}
