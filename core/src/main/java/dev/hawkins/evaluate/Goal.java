package dev.hawkins.evaluate;

import dev.hawkins.table.Digits;

/**
 * What a threshold chosen with labels is to achieve. Choose on validation rows and report on other rows: a threshold chosen
 * on the rows it is reported on flatters the detector.
 *
 * <p>Among equally good thresholds the highest is taken, for the fewest alarms; for {@link Precision} the lowest that
 * reaches it, for the most anomalies found.
 */
public sealed interface Goal {
    /** The figure of this goal for the calls at one threshold. */
    double value(Confusion confusion);

    /** Highest share of rows judged rightly. */
    record Accuracy() implements Goal {
        @Override
        public double value(Confusion confusion) {
            return confusion.accuracy();
        }
    }

    /**
     * Highest F_beta.
     *
     * @param beta weight of recall against precision, above 0; 1 for F1
     */
    record FBeta(double beta) implements Goal {
        public FBeta {
            if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
                throw new EvaluationException("beta must be a finite number above 0 but was " + beta);
            }
        }

        @Override
        public double value(Confusion confusion) {
            return confusion.fBeta(beta);
        }
    }

    /**
     * Lowest {@code falseAlarm FP + miss FN}.
     *
     * @param falseAlarm price of a normal row called, 0 or more
     * @param miss price of an anomaly passed, 0 or more
     */
    record Cost(double falseAlarm, double miss) implements Goal {
        public Cost {
            price("cost of a false alarm", falseAlarm);
            price("cost of a miss", miss);
        }

        @Override
        public double value(Confusion confusion) {
            return falseAlarm * confusion.falsePositives() + miss * confusion.falseNegatives();
        }

        private static void price(String name, double value) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new EvaluationException(
                        "%s must be a finite number of at least 0 but was %s".formatted(name, Digits.shortest(value)));
            }
        }
    }

    /**
     * The loosest (lowest) threshold with at least this precision.
     *
     * @param atLeast above 0, at most 1
     */
    record Precision(double atLeast) implements Goal {
        public Precision {
            share("precision", atLeast);
        }

        @Override
        public double value(Confusion confusion) {
            return confusion.precision();
        }
    }

    /**
     * The tightest (highest) threshold with at least this recall. One always exists.
     *
     * @param atLeast above 0, at most 1
     */
    record Recall(double atLeast) implements Goal {
        public Recall {
            share("recall", atLeast);
        }

        @Override
        public double value(Confusion confusion) {
            return confusion.recall();
        }
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new EvaluationException(
                    "%s must be above 0 and at most 1 but was %s".formatted(name, Digits.shortest(value)));
        }
    }
}
