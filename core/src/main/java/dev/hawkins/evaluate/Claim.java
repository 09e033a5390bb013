package dev.hawkins.evaluate;

import dev.hawkins.table.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures that somebody reports for one ranking of rows, to be checked by {@link Feasibility}. Start with
 * {@link #atPrevalence} and add what is known.
 *
 * @param prevalence share of anomalies among the rows, above 0 and below 1
 * @param rocAuc area under the ROC curve, or NaN if not reported
 * @param averagePrecision step area under the precision-recall curve, or NaN
 * @param bestF1 highest F1 of any threshold, or NaN
 * @param points reported points of the ROC curve; their thresholds are not looked at
 * @param rounding how far each figure may be off because it was printed rounded; 0.0005 for three decimals
 */
public record Claim(
        double prevalence,
        double rocAuc,
        double averagePrecision,
        double bestF1,
        List<RocPoint> points,
        double rounding) {

    public Claim {
        if (!(prevalence > 0 && prevalence < 1)) {
            throw new EvaluationException("prevalence must be above 0 and below 1 but was " + prevalence);
        }
        if (!(rounding >= 0 && rounding < .5)) {
            throw new EvaluationException(
                    "rounding must be at least 0 and below 0.5 but was " + Digits.shortest(rounding));
        }
        share("ROC AUC", rocAuc);
        share("average precision", averagePrecision);
        share("best F1", bestF1);
        points = List.copyOf(points);
    }

    private static void share(String name, double value) {
        if (value < 0 || value > 1) {
            throw new EvaluationException(
                    "%s must be between 0 and 1 but was %s".formatted(name, Digits.shortest(value)));
        }
    }

    /** Nothing claimed yet but the share of anomalies; figures exact to 1e-9. */
    public static Claim atPrevalence(double prevalence) {
        return new Claim(prevalence, Double.NaN, Double.NaN, Double.NaN, List.of(), 1e-9);
    }

    /** What an evaluation of ours reports. */
    public static Claim of(Evaluation evaluation) {
        return atPrevalence(evaluation.prevalence())
                .rocAuc(evaluation.rocAuc())
                .averagePrecision(evaluation.averagePrecision())
                .bestF1(evaluation.bestF1().value())
                .point(evaluation.falseAlarmRate(), evaluation.recall());
    }

    public Claim rocAuc(double value) {
        return new Claim(prevalence, value, averagePrecision, bestF1, points, rounding);
    }

    public Claim averagePrecision(double value) {
        return new Claim(prevalence, rocAuc, value, bestF1, points, rounding);
    }

    public Claim bestF1(double value) {
        return new Claim(prevalence, rocAuc, averagePrecision, value, points, rounding);
    }

    /** A point of the ROC curve. */
    public Claim point(double falseAlarmRate, double recall) {
        List<RocPoint> more = new ArrayList<>(points);
        more.add(new RocPoint(Double.NaN, falseAlarmRate, recall));
        return new Claim(prevalence, rocAuc, averagePrecision, bestF1, more, rounding);
    }

    /** How far each figure may be off. */
    public Claim rounding(double value) {
        return new Claim(prevalence, rocAuc, averagePrecision, bestF1, points, value);
    }
}
