package dev.hawkins.detect.kernel;

import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;

/** How the width of a Gaussian kernel {@code exp(-gamma d^2)} is chosen. */
public enum GammaRule {
    /** 1 / (inputs x variance of all values). */
    SCALE,
    /** 1 / inputs. */
    AUTO,
    /** 1 / squared median distance of pairs of rows. */
    MEDIAN,
    /** As set. */
    GIVEN;

    /** The factor for these rows; {@code given} is what GIVEN gives. */
    public double gamma(Matrix rows, double given, FitContext context) {
        return switch (this) {
            case SCALE -> 1 / (rows.columns() * positive(variance(rows)));
            case AUTO -> 1.0 / rows.columns();
            case MEDIAN -> {
                double median = PairDistances.median(rows, context.random("pairs"));
                yield 1 / positive(median * median);
            }
            case GIVEN -> given;
        };
    }

    private static double positive(double value) {
        return value > 0 ? value : 1;
    }

    private static double variance(Matrix rows) {
        double mean = 0;
        for (float value : rows.values()) {
            mean += value;
        }
        mean /= rows.values().length;
        double squares = 0;
        for (float value : rows.values()) {
            squares += (value - mean) * (value - mean);
        }
        return squares / rows.values().length;
    }
}
