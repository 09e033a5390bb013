package dev.hawkins.bench.compare;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scoring by Hawkins: the encoder once per row, the decoder once per sample, or both at once from the latent mean. */
final class HawkinsScorer implements RowScorer {
    private final Problem problem;
    private final HawkinsNet net;
    private final boolean samples;
    /** From the rows to the latent mean and log variance, or all the way to the score. */
    private final Inference first;

    private final Inference decoder;
    private final float[] mean;
    private final float[] logVariance;

    HawkinsScorer(Problem problem, int chunk) {
        this.problem = problem;
        net = HawkinsNet.of(problem.workload().net());
        samples = problem.workload().kind() == Workload.Kind.PROBABILITY;
        mean = new float[samples ? chunk * net.mean().units() : 0];
        logVariance = new float[mean.length];
        if (samples) {
            first = net.network().inference(List.of(net.input()), List.of(net.mean(), net.logVariance()), chunk);
            decoder = net.network()
                    .inference(
                            List.of(net.input(), net.mean(), net.logVariance(), net.noise()),
                            List.of(net.misfit()),
                            chunk);
        } else {
            Map<Node, Node> instead = net.mean() == null ? Map.of() : Map.of(net.sample(), net.mean());
            first = net.network().inference(List.of(net.input()), List.of(net.error()), instead, chunk);
            decoder = null;
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
        probability(from, count, scores);
    }

    private void probability(int from, int count, double[] scores) {
        first.fetch(net.mean(), mean, 0);
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
