package dev.hawkins.detect.combination;

import java.util.Arrays;

/**
 * The scale of one member. Strictly increasing, continuous, and finite for finite scores.
 *
 * @param kind of scale
 * @param scores distinct scores of held-back rows, ascending
 * @param surprises what they scale to, for {@link Scale#SURPRISE}
 * @param mean of all held-back scores
 * @param sd of all held-back scores, 1 where they are all the same
 * @param tail mean excess of the highest tenth over its lowest, or where that is 0 sd
 */
record ScoreScale(Scale kind, double[] scores, double[] surprises, double mean, double sd, double tail) {
    private static final double CONSTANT = 1e-300;

    /** @param held scores of held-back rows, at least one */
    static ScoreScale of(Scale kind, double[] held) {
        double[] sorted = held.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] surprises = new double[distinct.length];
        for (int i = 0, at = 0; i < distinct.length; i++) {
            while (sorted[at] < distinct[i]) {
                at++;
            }
            surprises[i] = -StrictMath.log((sorted.length - at) / (sorted.length + 1.0));
        }
        double mean = 0;
        for (double s : sorted) {
            mean += s / sorted.length;
        }
        double squares = 0;
        for (double s : sorted) {
            squares += (s - mean) * (s - mean) / sorted.length;
        }
        double sd = Math.sqrt(squares);
        double unit = sd > CONSTANT && Double.isFinite(sd) ? sd : 1;
        return new ScoreScale(kind, distinct, surprises, mean, unit, tail(sorted, unit));
    }

    private static double tail(double[] sorted, double sd) {
        int from = sorted.length - Math.max(1, sorted.length / 10) - 1;
        if (from < 0) {
            return sd;
        }
        double excess = 0;
        for (int i = from + 1; i < sorted.length; i++) {
            excess += (sorted[i] - sorted[from]) / (sorted.length - from - 1);
        }
        return excess > CONSTANT ? excess : sd;
    }

    /** The scaled score. */
    double of(double score) {
        return kind == Scale.STANDARDISED ? (score - mean) / sd : surprise(score);
    }

    private double surprise(double score) {
        int last = scores.length - 1;
        if (score >= scores[last]) {
            return surprises[last] + StrictMath.log1p((score - scores[last]) / tail);
        }
        if (score <= scores[0]) {
            return surprises[0] / (1 + (scores[0] - score) / tail);
        }
        int above = Arrays.binarySearch(scores, score);
        if (above >= 0) {
            return surprises[above];
        }
        above = -above - 1;
        double part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return surprises[above - 1] + part * (surprises[above] - surprises[above - 1]);
    }

    /** The slope of the line from one score to another, by which parts of their difference are scaled. */
    double slope(double from, double to) {
        return from == to ? 0 : (of(to) - of(from)) / (to - from);
    }
}
