package dev.hawkins.arena;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the bouts say together: standings, the best, best first, and which differences are more than chance.
 *
 * <p>Divisions of the same rows overlap, so their figures are no independent sample: the paired t-test takes the variance that
 * Nadeau and Bengio 2003 (doi 10.1023/A:1024068626366) correct for it, {@code (1/n + test/training) s^2}, and p-values of the
 * pairs with the best are corrected for their number by Holm 1979. Mean ranks come with the critical difference of Nemenyi's
 * test (Demsar 2006), which takes the divisions as independent and so is too small rather than too large.
 *
 * @param standings by mean ROC AUC, the best first
 * @param ranks by ROC AUC, in the order of the standings
 */
public record Comparison(List<Standing> standings, MeanRanks ranks) {
    /** Differences with a smaller p-value are called more than chance. */
    static final double LEVEL = 0.05;

    /**
     * One entrant.
     *
     * @param entrant its name
     * @param rocAuc over divisions
     * @param averagePrecision over divisions
     * @param precisionAtAnomalies over divisions
     * @param found share of anomalies found at the usual rate, over divisions
     * @param falseAlarms observed at that rate, over divisions
     * @param meanRank by ROC AUC, 1 = best, ties shared
     * @param pValue that it differs from the best, corrected; NaN for the best and with one division
     * @param fitSeconds median
     * @param scoreSeconds median
     * @param modelBytes median
     * @param peakBytes largest
     */
    public record Standing(
            String entrant,
            Summary rocAuc,
            Summary averagePrecision,
            Summary precisionAtAnomalies,
            Summary found,
            Summary falseAlarms,
            double meanRank,
            double pValue,
            double fitSeconds,
            double scoreSeconds,
            double modelBytes,
            double peakBytes) {}

    /** Compares all that took part. */
    public static Comparison of(Outcome outcome) {
        List<String> entrants = outcome.entrants().stream()
                .sorted(Comparator.comparingDouble(
                        (String e) -> -over(outcome, e, b -> b.marks().rocAuc()).mean()))
                .toList();
        double[][] aucs = entrants.stream().map(e -> aucs(outcome, e)).toArray(double[][]::new);
        MeanRanks ranks = MeanRanks.of(aucs);
        double[] pValues = pValues(aucs, outcome.facts());
        List<Standing> standings = IntStream.range(0, entrants.size())
                .mapToObj(i -> standing(outcome, entrants.get(i), ranks.means().get(i), pValues[i]))
                .toList();
        return new Comparison(standings, ranks);
    }

    /** Who is ahead. */
    public Standing best() {
        return standings.get(0);
    }

    /** The others that no more than chance separates from the best, by name. */
    public List<String> levelWithBest() {
        return standings.stream()
                .skip(1)
                .filter(s -> !(s.pValue() < LEVEL))
                .map(Standing::entrant)
                .toList();
    }

    private static Standing standing(Outcome outcome, String entrant, double rank, double pValue) {
        return new Standing(
                entrant,
                over(outcome, entrant, b -> b.marks().rocAuc()),
                over(outcome, entrant, b -> b.marks().averagePrecision()),
                over(outcome, entrant, b -> b.marks().precisionAtAnomalies()),
                over(outcome, entrant, b -> b.marks().usualCalls().found().rate()),
                over(outcome, entrant, b -> b.marks().usualCalls().falseAlarms().rate()),
                rank,
                pValue,
                over(outcome, entrant, Bout::fitSeconds).median(),
                over(outcome, entrant, Bout::scoreSeconds).median(),
                over(outcome, entrant, Bout::modelBytes).median(),
                outcome.boutsOf(entrant).stream()
                        .mapToLong(Bout::peakBytes)
                        .max()
                        .orElseThrow());
    }

    private static Summary over(Outcome outcome, String entrant, ToDoubleFunction<Bout> figure) {
        return Summary.of(outcome.boutsOf(entrant).stream().mapToDouble(figure).toArray());
    }

    private static double[] aucs(Outcome outcome, String entrant) {
        return outcome.boutsOf(entrant).stream()
                .mapToDouble(b -> b.marks().rocAuc())
                .toArray();
    }

    /** p-values of all against the first, by Holm's correction. */
    private static double[] pValues(double[][] aucs, Outcome.Facts facts) {
        double[] pValues = new double[aucs.length];
        pValues[0] = Double.NaN;
        double ratio = (double) facts.testRows() / facts.trainingRows();
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i < aucs.length; i++) {
            pValues[i] = pairedTest(aucs[0], aucs[i], ratio);
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> pValues[i]));
        double least = 0;
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            least = Math.max(least, Math.min(1, pValues[i] * (order.size() - k)));
            pValues[i] = Double.isNaN(pValues[i]) ? Double.NaN : least;
        }
        return pValues;
    }

    /**
     * Two-sided p-value of the corrected paired t-test.
     *
     * @param ratio of test to training rows
     * @return NaN with fewer than 2 pairs; 1 where all pairs are equal
     */
    static double pairedTest(double[] a, double[] b, double ratio) {
        if (a.length < 2) {
            return Double.NaN;
        }
        double[] differences =
                IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
        Summary summary = Summary.of(differences);
        if (summary.sd() == 0) {
            return summary.mean() == 0 ? 1 : 0;
        }
        double t = summary.mean() / (summary.sd() * Math.sqrt(1.0 / a.length + ratio));
        return 2 * TDistribution.of(a.length - 1).survivalProbability(Math.abs(t));
    }
}
