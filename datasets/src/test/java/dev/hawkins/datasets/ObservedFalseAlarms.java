package dev.hawkins.datasets;

import dev.hawkins.calibrate.Calibration;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Split;
import dev.hawkins.evaluate.Summary;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rate of false alarms over random halves of one set of scores: one half calibrates, the other is observed.
 *
 * @param nominal the rate that n calibration rows can give: floor(asked (n + 1)) / (n + 1), at most what was asked for
 * @param sd standard deviation of {@code mean} if no scores were equal: see {@link FalseAlarmsTest}
 * @param mean mean observed rate
 * @param meanUntied the same after ties were broken at random
 * @param atThreshold mean share of observed rows whose score equals the threshold: by this much ties can lower the rate
 */
record ObservedFalseAlarms(double nominal, double sd, double mean, double meanUntied, double atThreshold) {

    static ObservedFalseAlarms of(double[] scores, double asked, int splits, long seed) {
        double[] untied = ranksWithTiesBroken(scores, RandomStream.of(seed, "ties"));
        double[] rates = new double[splits];
        double[] untiedRates = new double[splits];
        double[] equal = new double[splits];
        RandomStream random = RandomStream.of(seed, "calibration");
        for (int i = 0; i < splits; i++) {
            Split split = Split.halves(scores.length, random);
            double threshold = Calibration.of(at(scores, split.first())).threshold(asked);
            double[] others = at(scores, split.second());
            rates[i] = share(others, threshold, false);
            equal[i] = share(others, threshold, true);
            double untiedThreshold = Calibration.of(at(untied, split.first())).threshold(asked);
            untiedRates[i] = share(at(untied, split.second()), untiedThreshold, false);
        }
        double n = scores.length - scores.length / 2;
        double nominal = Math.floor(asked * (n + 1)) / (n + 1);
        return new ObservedFalseAlarms(
                nominal,
                sd(nominal, n, scores.length - n) / Math.sqrt(splits),
                Summary.of(rates).mean(),
                Summary.of(untiedRates).mean(),
                Summary.of(equal).mean());
    }

    /** Of the rate among m rows at a threshold from n rows. */
    private static double sd(double rate, double n, double m) {
        return Math.sqrt(rate * (1 - rate) * (n + m + 1) / (n + 2) / m);
    }

    /** How many standard deviations the mean observed rate is above the nominal one. */
    double off() {
        return (mean - nominal) / sd;
    }

    /** The same after ties were broken at random. */
    double offUntied() {
        return (meanUntied - nominal) / sd;
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static double share(double[] scores, double threshold, boolean equal) {
        return Arrays.stream(scores)
                        .filter(s -> equal ? s == threshold : s > threshold)
                        .count()
                / (double) scores.length;
    }

    /** The rank of each score, equal scores in random order. */
    private static double[] ranksWithTiesBroken(double[] scores, RandomStream random) {
        int[] ascending = IntStream.of(random.permutation(scores.length))
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[scores.length];
        for (int rank = 0; rank < ascending.length; rank++) {
            ranks[ascending[rank]] = rank;
        }
        return ranks;
    }
}
