package dev.hawkins.bench.compare;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.List;

/** Scoring by Hawkins, as its detectors do: the encoder once per row, the decoder once per sample. */
final class HawkinsScorer implements RowScorer {
    private final Problem problem;
    private final HawkinsNet net;
    private final boolean samples;
    /** From the rows to the latent values, or all the way where there are none. */
    private final Inference first;

    private final Inference decoder;
    private final float[] mean;
    private final float[] logVariance;

    HawkinsScorer(Problem problem, int chunk) {
        this.problem = problem;
        net = HawkinsNet.of(problem.workload().net());
        samples = problem.workload().kind() == Workload.Kind.PROBABILITY;
        boolean direct = net.mean() == null;
        mean = new float[direct ? 0 : chunk * net.mean().units()];
        logVariance = new float[mean.length];
        if (direct) {
            first = net.network().inference(List.of(net.input()), List.of(net.error()), chunk);
            decoder = null;
        } else if (samples) {
            first = net.network().inference(List.of(net.input()), List.of(net.mean(), net.logVariance()), chunk);
            decoder = net.network()
                    .inference(
                            List.of(net.input(), net.mean(), net.logVariance(), net.noise()),
                            List.of(net.misfit()),
                            chunk);
        } else {
            first = net.network().inference(List.of(net.input()), List.of(net.mean()), chunk);
            decoder = net.network().inference(List.of(net.input(), net.sample()), List.of(net.error()), chunk);
        }
    }

    @Override
    public void score(int from, int count, double[] scores) {
        Arrays.fill(scores, from, from + count, 0);
        float[] data = problem.data().values();
        int offset = from * net.input().units();
        first.feed(net.input(), data, offset, count);
        first.run(count);
        if (decoder == null) {
            first.addSums(net.error(), scores, from);
            return;
        }
        decoder.feed(net.input(), data, offset, count);
        first.fetch(net.mean(), mean, 0);
        if (samples) {
            probability(from, count, scores);
        } else {
            decoder.feed(net.sample(), mean, 0, count);
            decoder.run(count);
            decoder.addSums(net.error(), scores, from);
        }
    }

    private void probability(int from, int count, double[] scores) {
        first.fetch(net.logVariance(), logVariance, 0);
        decoder.feed(net.mean(), mean, 0, count);
        decoder.feed(net.logVariance(), logVariance, 0, count);
        Matrix bank = problem.noise();
        for (int l = 0; l < bank.rows(); l++) {
            decoder.feedConstant(net.noise(), bank.values(), l * bank.columns());
            decoder.run(count);
            decoder.addSums(net.misfit(), scores, from);
        }
        for (int r = from; r < from + count; r++) {
            scores[r] /= bank.rows();
        }
    }
}
