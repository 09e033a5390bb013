package dev.hawkins.detect;

import java.util.List;

/**
 * When a training ends before its last epoch: by patience, or by a class of Prechelt 1998 ("Early stopping - but when?", doi
 * 10.1007/3-540-49430-8_3). The best weights are kept whatever ends it. E(t) is the validation loss after epoch t, and best
 * the smallest so far; strips are 5 epochs long.
 */
public enum Stopping {
    /** After {@code patience} epochs without a better validation loss. */
    PATIENCE(0),
    /** GL: once {@code 100 (E(t) / best - 1)} is above the limit. */
    GENERALISATION_LOSS(5),
    /**
     * PQ: once, at the end of a strip, GL over {@code 1000 (mean / smallest training loss of the strip - 1)} is above the
     * limit: held-back rows get worse by more than training rows still get better.
     */
    PROGRESS_QUOTIENT(0.75),
    /** UP: once E at the end of so many strips in a row was above that at the end of the strip before. */
    CONSECUTIVE_RISES(3);

    static final int STRIP = 5;

    private final double usualLimit;

    Stopping(double usualLimit) {
        this.usualLimit = usualLimit;
    }

    /**
     * Whether training ends after the last epoch of these curves.
     *
     * @param training mean training loss per epoch
     * @param validation validation loss per epoch
     * @param limit of the class, 0 = 5 for GL, .75 for PQ and 3 for UP
     * @param signed whether losses may be below 0, so that differences count and not ratios
     */
    boolean reached(List<Double> training, List<Double> validation, double limit, boolean signed) {
        double bound = limit > 0 ? limit : usualLimit;
        int t = validation.size();
        return switch (this) {
            case PATIENCE -> false;
            case GENERALISATION_LOSS -> generalisationLoss(validation, signed) > bound;
            case PROGRESS_QUOTIENT ->
                t % STRIP == 0
                        && generalisationLoss(validation, signed)
                                > bound * progress(training.subList(t - STRIP, t), signed);
            case CONSECUTIVE_RISES -> t % STRIP == 0 && rises(validation) >= bound;
        };
    }

    /** {@code 100 (E / best - 1)}, or where losses may be negative {@code 100 (E - best) / max(1, |best|)}. */
    static double generalisationLoss(List<Double> validation, boolean signed) {
        double best = validation.stream().mapToDouble(x -> x).min().orElseThrow();
        double now = validation.get(validation.size() - 1);
        double unit = signed ? Math.max(1, Math.abs(best)) : Math.max(Double.MIN_NORMAL, best);
        return 100 * (now - best) / unit;
    }

    /** {@code 1000 (mean / smallest - 1)} of a strip. */
    static double progress(List<Double> strip, boolean signed) {
        double smallest = strip.stream().mapToDouble(x -> x).min().orElseThrow();
        double mean = strip.stream().mapToDouble(x -> x).sum() / strip.size();
        double unit = signed ? Math.max(1, Math.abs(smallest)) : Math.max(Double.MIN_NORMAL, smallest);
        return 1000 * (mean - smallest) / unit;
    }

    /** How many strips in a row, up to the last, ended higher than the strip before. */
    static int rises(List<Double> validation) {
        int rises = 0;
        for (int end = validation.size(); end - STRIP > 0; end -= STRIP) {
            if (!(validation.get(end - 1) > validation.get(end - 1 - STRIP))) {
                return rises;
            }
            rises++;
        }
        return rises;
    }
}
