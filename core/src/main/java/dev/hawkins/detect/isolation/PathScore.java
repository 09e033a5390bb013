package dev.hawkins.detect.isolation;

import dev.hawkins.detect.ScoreMeaning;

/** Forms of an isolation score; both put the rows in the same order. */
public enum PathScore {
    /** The paper's {@code 2^(-mean depth / c)}, between 0 and 1; one half is a row that is as hard to isolate as expected. */
    NORMALISED,
    /** {@code c - mean depth}: how many cuts fewer than expected isolate the row; exactly additive over columns. */
    DEPTH;

    private static final double LN2 = 0.6931471805599453;

    double of(double meanDepth, double c) {
        return this == DEPTH ? c - meanDepth : StrictMath.pow(2, -meanDepth / c);
    }

    /** The score of a row whose mean depth is as expected. */
    double base() {
        return this == DEPTH ? 0 : 0.5;
    }

    /** What each saved cut is worth: (score - base) / (c - mean depth), continued to mean depth = c. */
    double perCut(double meanDepth, double c) {
        double saved = c - meanDepth;
        if (this == DEPTH) {
            return 1;
        }
        return saved == 0 ? 0.5 * LN2 / c : 0.5 * StrictMath.expm1(LN2 * saved / c) / saved;
    }

    ScoreMeaning meaning(double c, double deepest) {
        return this == DEPTH
                ? new ScoreMeaning("how many cuts fewer than expected isolate the row", "cuts", c - deepest, c)
                : new ScoreMeaning(
                        "2^(-mean depth / expected depth): how easily random cuts isolate the row", "none", 0, 1);
    }
}
