package dev.hawkins.arena;

import dev.hawkins.evaluate.ObservedRate;
import java.util.List;
import java.util.Map;

/**
 * What a detector's answers are worth on the test rows of one division.
 *
 * @param rocAuc see {@link dev.hawkins.evaluate.Ranking#rocAuc}
 * @param averagePrecision see {@link dev.hawkins.evaluate.Ranking#averagePrecision}
 * @param precisionAtAnomalies precision among the k strangest rows, k being the number of anomalies
 * @param knownAuc ROC AUC of the kinds of which labelled rows were given; NaN if there are none
 * @param unknownAuc ROC AUC of the other kinds; NaN if there are none, or no known kinds
 * @param calls by rate of false alarms asked for, ascending
 * @param kinds share found of every kind of anomaly at a rate of {@link Protocol#RATE}
 */
public record Marks(
        double rocAuc,
        double averagePrecision,
        double precisionAtAnomalies,
        double knownAuc,
        double unknownAuc,
        List<Calls> calls,
        Map<String, ObservedRate> kinds) {
    /**
     * Rows whose p-value is at most the rate.
     *
     * @param asked the rate
     * @param falseAlarms normal rows among them
     * @param found anomalies among them
     */
    public record Calls(double asked, ObservedRate falseAlarms, ObservedRate found) {}

    /** The calls at {@link Protocol#RATE}. */
    public Calls usualCalls() {
        return calls.stream()
                .filter(c -> c.asked() == Protocol.RATE)
                .findFirst()
                .orElseThrow();
    }
}
