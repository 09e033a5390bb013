package dev.hawkins.detect;

import java.util.Arrays;

/** Scores one row after the other: the skeleton of a {@link Scorer} for methods that gain nothing from batches. */
public abstract class RowScorer implements Scorer {
    private final int inputs;

    protected RowScorer(int inputs) {
        this.inputs = inputs;
    }

    /** The score of the row that begins at {@code from}. */
    protected abstract double score(float[] rows, int from);

    /**
     * The score of the row that begins at {@code from}, with its explanation written from index {@code to} on. By default
     * there is none, as for scores that {@link ModelFree} explains.
     *
     * @param contributions holds zeros there
     * @param expected holds NaN there
     * @param spread holds NaN there
     */
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        return score(rows, from);
    }

    /** Number of inputs of a row. */
    protected final int inputs() {
        return inputs;
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        for (int r = 0; r < count; r++) {
            scores[scoresOffset + r] = score(rows, offset + r * inputs);
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
        Arrays.fill(contributions, 0, count * inputs, 0);
        Arrays.fill(expected, 0, count * inputs, Float.NaN);
        Arrays.fill(spread, 0, count * inputs, Float.NaN);
        for (int r = 0; r < count; r++) {
            scores[r] = explain(rows, offset + r * inputs, contributions, expected, spread, r * inputs);
        }
    }

    /**
     * Scales the parts that stand in {@code contributions} from {@code to} on, none below 0, so that they sum to
     * {@code total}; where all parts are 0 every input gets an equal share.
     */
    protected final void scaleTo(double total, double[] contributions, int to) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
            sum += contributions[to + j];
        }
        if (total == 0) {
            Arrays.fill(contributions, to, to + inputs, 0);
            return;
        }
        for (int j = 0; j < inputs; j++) {
            contributions[to + j] = sum > 0 ? contributions[to + j] / sum * total : total / inputs;
        }
    }
}
