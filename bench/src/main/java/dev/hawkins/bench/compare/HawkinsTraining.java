package dev.hawkins.bench.compare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.HashMap;
import java.util.Map;

/** Training by Hawkins. */
final class HawkinsTraining implements Contender {
    private final Problem problem;
    private final HawkinsNet net;
    private final int threads;
    private final Trainer trainer;
    private final float[] initial;
    private long step;

    HawkinsTraining(Problem problem, int threads) {
        this.problem = problem;
        this.threads = threads;
        net = HawkinsNet.of(problem.workload().net());
        initial = net.network().copyParameters();
        trainer = trainer(false);
    }

    private Trainer trainer(boolean givenNoise) {
        Map<Node, Matrix> feeds = new HashMap<>();
        feeds.put(net.input(), problem.data());
        if (givenNoise && net.noise() != null) {
            feeds.put(net.noise(), problem.noise());
        }
        Optimiser adam = Optimiser.Adam.withRate(Problem.RATE);
        RandomStream noise = RandomStream.of(4, "noise");
        return net.network().trainer(net.loss(), feeds, adam, problem.workload().rows(), threads, noise);
    }

    @Override
    public double[] proof() {
        double[] losses = new double[Problem.PROOF_STEPS];
        try (Trainer proving = trainer(true)) {
            for (int i = 0; i < losses.length; i++) {
                losses[i] = proving.step(
                        problem.order(),
                        problem.batchStart(i),
                        problem.workload().rows());
            }
        }
        net.network().setParameters(initial);
        return losses;
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            trainer.step(
                    problem.order(),
                    problem.batchStart(step++),
                    problem.workload().rows());
        }
    }

    @Override
    public void close() {
        trainer.close();
    }
}
