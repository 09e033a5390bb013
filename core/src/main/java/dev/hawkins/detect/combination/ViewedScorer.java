package dev.hawkins.detect.combination;

import dev.hawkins.detect.Scorer;

/** Scores rows as a {@link View} shows them, and tells what was expected in the inputs' own units. */
final class ViewedScorer implements Scorer {
    /** Rows seen at a time while no reasons are asked for. */
    static final int CHUNK = 256;

    private final Scorer scorer;
    private final View view;
    private final int inputs;
    private float[] seen;

    /** @param scorer for {@link #CHUNK} rows at a time */
    ViewedScorer(Scorer scorer, View view, int inputs) {
        this.scorer = scorer;
        this.view = view;
        this.inputs = inputs;
        this.seen = new float[CHUNK * inputs];
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        for (int first = 0; first < count; first += CHUNK) {
            int some = Math.min(CHUNK, count - first);
            view.apply(rows, offset + first * inputs, some, inputs, seen);
            scorer.score(seen, 0, some, scores, scoresOffset + first);
        }
    }

    @Override
    public void explain(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread) {
        if (seen.length < count * inputs) {
            seen = new float[count * inputs];
        }
        view.apply(rows, offset, count, inputs, seen);
        scorer.explain(seen, 0, count, scores, contributions, expected, spread);
        for (int i = 0; i < count * inputs; i++) {
            spread[i] = (float) (spread[i] * view.slope(i % inputs, expected[i]));
            expected[i] = (float) view.inverse(i % inputs, expected[i]);
        }
    }
}
