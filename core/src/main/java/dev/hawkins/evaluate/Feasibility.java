package dev.hawkins.evaluate;

import dev.hawkins.table.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks whether figures can belong to one ranking at all. They caught errors in published tables, and they guard our own.
 * All bounds hold for every number of rows and with ties.
 *
 * <ul>
 *   <li>Calling every row an anomaly has F1 {@code 2p/(1+p)}, so the best F1 is no less; p is the prevalence.
 *   <li>The worst ranking puts all anomalies last; its average precision tends to {@code 1 + (1-p)/p ln(1-p)} from above as
 *       rows grow.
 *   <li>An F1 forces an average precision: the worst ranking through a point of precision P and recall R has its anomalies
 *       last among the calls and last among the rest. That gives
 *       {@code R (1 + (1-P)/P ln(1-P)) + (1-R) + (1-p)/p ln(1-p+Rp)}, to be minimised over all (P, R) of that F1.
 *   <li>A point (f, t) of the ROC curve bounds the area: {@code t(1-f) <= AUC <= 1-(1-t)f}.
 * </ul>
 */
public final class Feasibility {
    private static final int GRID = 512;

    private Feasibility() {}

    /** One sentence per bound that the figures violate; empty if they can be true. */
    public static List<String> check(Claim claim) {
        List<String> violations = new ArrayList<>();
        checkBestF1(claim, violations);
        checkAveragePrecision(claim, violations);
        checkBoth(claim, violations);
        for (RocPoint point : claim.points()) {
            checkPoint(claim, point, violations);
        }
        return violations;
    }

    private static void checkBestF1(Claim claim, List<String> violations) {
        double least = leastBestF1(claim.prevalence());
        if (claim.bestF1() + claim.rounding() < least) {
            violations.add("best F1 %s is below %s, which calling every row an anomaly has at a prevalence of %s"
                    .formatted(text(claim.bestF1()), text(least), text(claim.prevalence())));
        }
    }

    private static void checkAveragePrecision(Claim claim, List<String> violations) {
        double least = leastAveragePrecision(claim.prevalence());
        if (claim.averagePrecision() + claim.rounding() < least) {
            violations.add("average precision %s is below %s, which the worst ranking has at a prevalence of %s"
                    .formatted(text(claim.averagePrecision()), text(least), text(claim.prevalence())));
        }
    }

    private static void checkBoth(Claim claim, List<String> violations) {
        if (!(claim.bestF1() > claim.rounding())) {
            return;
        }
        double least = leastAveragePrecision(claim.prevalence(), claim.bestF1() - claim.rounding());
        if (claim.averagePrecision() + claim.rounding() < least) {
            violations.add(
                    "average precision %s and F1 %s exclude each other: this F1 forces an average precision of %s"
                            .formatted(text(claim.averagePrecision()), text(claim.bestF1()), text(least)));
        }
    }

    private static void checkPoint(Claim claim, RocPoint point, List<String> violations) {
        double r = claim.rounding();
        double low = Math.max(0, point.recall() - r) * (1 - Math.min(1, point.falseAlarmRate() + r));
        double high = 1 - (1 - Math.min(1, point.recall() + r)) * Math.max(0, point.falseAlarmRate() - r);
        if (claim.rocAuc() + r < low || claim.rocAuc() - r > high) {
            violations.add("ROC AUC %s is outside %s to %s, which a recall of %s at a false-alarm rate of %s forces"
                    .formatted(
                            text(claim.rocAuc()),
                            text(low),
                            text(high),
                            text(point.recall()),
                            text(point.falseAlarmRate())));
        }
    }

    /** The least best F1 at a prevalence: that of calling every row. */
    public static double leastBestF1(double prevalence) {
        return 2 * prevalence / (1 + prevalence);
    }

    /** The least average precision of any ranking at a prevalence, for many rows; with few rows the least is higher. */
    public static double leastAveragePrecision(double prevalence) {
        return worstShare(prevalence);
    }

    /** The least average precision of any ranking at a prevalence, one of whose thresholds has this F1. */
    public static double leastAveragePrecision(double prevalence, double f1) {
        double lowest = f1 / (2 - f1);
        double step = (1 - lowest) / GRID;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double bound = worstThrough(prevalence, f1, lowest + i * step);
            if (bound < least) {
                best = i;
                least = bound;
            }
        }
        double low = lowest + Math.max(0, best - 1) * step;
        double high = Math.min(1, lowest + (best + 1) * step);
        return Math.min(least, least(prevalence, f1, low, high));
    }

    /** Ternary search where the bound has one minimum. */
    private static double least(double prevalence, double f1, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (worstThrough(prevalence, f1, a) <= worstThrough(prevalence, f1, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return worstThrough(prevalence, f1, (low + high) / 2);
    }

    private static double worstThrough(double prevalence, double f1, double precision) {
        double recall = Math.min(1, f1 * precision / (2 * precision - f1));
        double odds = (1 - prevalence) / prevalence;
        double rest = 1 - recall + odds * StrictMath.log1p(-prevalence * (1 - recall));
        return recall * worstShare(precision) + rest;
    }

    /** {@code 1 + (1-p)/p ln(1-p)}: the average precision of anomalies that come last, at prevalence p of 0 to 1. */
    private static double worstShare(double p) {
        return p >= 1 ? 1 : 1 + (1 - p) / p * StrictMath.log1p(-p);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4f", Digits.decimal(value));
    }
}
