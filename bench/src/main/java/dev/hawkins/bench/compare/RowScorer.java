package dev.hawkins.bench.compare;

/** Scores rows of a problem's data, on any thread but one at a time. */
public interface RowScorer extends AutoCloseable {
    /** Scores rows from .. from+count-1 into scores[from] .. scores[from+count-1]. */
    void score(int from, int count, double[] scores);

    @Override
    default void close() {}
}
