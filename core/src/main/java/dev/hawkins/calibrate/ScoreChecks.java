package dev.hawkins.calibrate;

import dev.hawkins.table.Digits;

/** What every rule asks of the scores it is given, and how numbers are written in its messages. */
final class ScoreChecks {
    private ScoreChecks() {}

    /** These scores, if there is at least one and all are finite. */
    static double[] finite(double[] scores) {
        if (scores.length == 0) {
            throw new CalibrationException("calibration needs at least 1 row but there are none");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new CalibrationException("calibration scores must be finite but that of row %,d is %s"
                        .formatted(i + 1, Digits.shortest(scores[i])));
            }
        }
        return scores;
    }

    /** These scores in ascending order, checked; a copy. */
    static double[] sorted(double[] scores) {
        double[] sorted = finite(scores).clone();
        java.util.Arrays.sort(sorted);
        return sorted;
    }

    /** A number without exponent and without idle zeros: 0.0001, not 1.0E-4. */
    static String plain(double value) {
        return Digits.plain(value);
    }
}
