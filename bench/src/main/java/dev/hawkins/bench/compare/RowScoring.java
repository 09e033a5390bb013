package dev.hawkins.bench.compare;

import java.util.List;

/**
 * Scores the rows of a problem in chunks, by one scorer or by two that share the rows on two threads. Each repetition takes the
 * next part of the rows, and begins anew after the last.
 */
public final class RowScoring implements Contender {
    private final Problem problem;
    private final int chunk;
    private final String remark;
    private final List<RowScorer> scorers;
    private final Pair pair;
    private final double[] scores;
    private final int part;
    private int next;

    /**
     * @param chunk most rows per call of a scorer
     * @param scorers one or two
     * @param before what a second thread must do first
     */
    public RowScoring(Problem problem, int chunk, String remark, List<RowScorer> scorers, Runnable before) {
        this.problem = problem;
        this.chunk = chunk;
        part = problem.workload().part();
        this.remark = remark;
        this.scorers = List.copyOf(scorers);
        pair = scorers.size() == 2 ? new Pair(before) : null;
        scores = new double[problem.data().rows()];
    }

    @Override
    public double[] proof() {
        run(scores.length / part);
        return scores.clone();
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            int from = next;
            if (pair == null) {
                score(scorers.get(0), from, from + part);
            } else {
                int half = from + part / 2;
                pair.run(() -> score(scorers.get(0), from, half), () -> score(scorers.get(1), half, from + part));
            }
            next = (from + part) % scores.length;
        }
    }

    private void score(RowScorer scorer, int from, int to) {
        for (int row = from; row < to; row += chunk) {
            scorer.score(row, Math.min(chunk, to - row), scores);
        }
    }

    @Override
    public String remark() {
        return remark;
    }

    @Override
    public void close() {
        if (pair != null) {
            pair.close();
        }
        scorers.forEach(RowScorer::close);
    }
}
