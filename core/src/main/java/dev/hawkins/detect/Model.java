package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Optional;

/**
 * A fitted detector: immutable and thread-safe. The score of a row is a function of that row alone, bit for bit: not of
 * the batch it came in, the thread count, the row order or the run. One setting breaks this rule on purpose, to compare with
 * published figures that do: {@link dev.hawkins.detect.adversarial.Normalisation#TEST_BATCH}, under which a score is one of
 * the row and those scored with it, though still not of threads or the run.
 */
public interface Model {
    /** What each input is. */
    InputLayout layout();

    /** What the score means. */
    ScoreMeaning meaning();

    /**
     * Whether contributions are exact parts of the score. Where false, {@link Scorer#explain} attributes by a stated
     * approximation that sums to the score all the same.
     */
    boolean additive();

    /**
     * How contributions are sampled, where they, or the part of them that is no sum over columns, are {@link ShapleyValues} of
     * the score. Empty where they are exact parts, or approximate by a rule of the method's own.
     */
    default Optional<ShapleyValues.Sampling> sampling() {
        return Optional.empty();
    }

    /** What contributions are counted from: sum of contributions + base = score. */
    double base();

    /** A scorer for one thread at a time, with buffers for {@code maxRows} rows; it allocates nothing per call. */
    Scorer scorer(int maxRows);

    /** What makes rows, for detectors that can ({@link Capability#GENERATES}). */
    default Optional<Generator> generator() {
        return Optional.empty();
    }

    /** How the training went. */
    TrainingReport report();

    /** Everything needed to rebuild this model, for the model file. */
    ModelState state();

    /** Scores all rows of a matrix on the calling thread. */
    default double[] score(Matrix rows) {
        double[] scores = new double[rows.rows()];
        int chunk = Math.max(1, Math.min(rows.rows(), 1024));
        Scorer scorer = scorer(chunk);
        for (int from = 0; from < rows.rows(); from += chunk) {
            scorer.score(rows.values(), from * rows.columns(), Math.min(chunk, rows.rows() - from), scores, from);
        }
        return scores;
    }
}
