package dev.hawkins.calibrate;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Ways to turn a score into a number from 0 (ordinary) to 1 (strange). All grow with the score, none strictly. */
public enum Probability {
    /** {@code 1 - pValue(score)}: the default, and the only one with a guarantee. */
    CONFORMAL {
        @Override
        public DoubleUnaryOperator fit(Calibration calibration) {
            return score -> 1 - calibration.pValue(score);
        }
    },
    /**
     * {@code (score - min) / (max - min)} over the calibration scores, clipped to 0..1. If all of them are equal, 0 up to
     * that value and 1 above.
     */
    MIN_MAX {
        @Override
        public DoubleUnaryOperator fit(Calibration calibration) {
            Quantiles q = calibration.quantiles();
            return score -> ramp(numbered(score), q.smallest(), q.largest());
        }
    },
    /**
     * {@code max(0, erf((score - mean) / (sd sqrt 2)))}: the share of a Gaussian nearer to its mean; 0 up to the mean. If
     * all calibration scores are equal, 0 up to that value and 1 above. Kriegel et al. 2011, doi 10.1137/1.9781611972818.2.
     */
    GAUSSIAN {
        @Override
        public DoubleUnaryOperator fit(Calibration calibration) {
            double[] scores = calibration.scores();
            double mean = Moments.mean(scores);
            double sd = Moments.sd(scores, mean);
            return score -> sd == 0
                    ? ramp(numbered(score), mean, mean)
                    : Math.max(0, Erf.of((numbered(score) - mean) / (sd * Math.sqrt(2))));
        }
    };

    /** The map for one calibration. It takes any score but NaN, for which it throws a {@link CalibrationException}. */
    public abstract DoubleUnaryOperator fit(Calibration calibration);

    /** The name as users write it: {@code conformal}, {@code min-max}, {@code gaussian}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double ramp(double score, double low, double high) {
        if (score <= low) {
            return 0;
        }
        return score >= high ? 1 : (score - low) / (high - low);
    }

    private static double numbered(double score) {
        if (Double.isNaN(score)) {
            throw new CalibrationException("a probability needs a score but this one is NaN");
        }
        return score;
    }
}
