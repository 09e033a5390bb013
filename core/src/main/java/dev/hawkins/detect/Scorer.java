package dev.hawkins.detect;

/** Scores rows for one thread; reusable, allocates nothing per call. */
public interface Scorer {
    /**
     * Scores {@code count} rows.
     *
     * @param rows row-major inputs, layout.inputs() per row, the first row at {@code offset}
     * @param scores receives one score per row from {@code scoresOffset} on; higher = more anomalous
     */
    void score(float[] rows, int offset, int count, double[] scores, int scoresOffset);

    /**
     * Scores and explains {@code count} rows. All arrays are filled from their beginning, row-major.
     *
     * @param scores one per row
     * @param contributions inputs() per row; with {@link Model#base()} they sum to the score
     * @param expected inputs() per row: what the model would have expected there, in prepared units (for ONE_HOT blocks
     *     probabilities, for BINARY and MISSING the probability of 1); NaN where the method has no expectation
     * @param spread inputs() per row: the standard deviation of that expectation, in prepared units; NaN where the method
     *     gives none
     */
    void explain(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread);
}
