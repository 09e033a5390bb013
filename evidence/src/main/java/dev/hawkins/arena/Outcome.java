package dev.hawkins.arena;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a comparison.
 *
 * @param protocol how it was made
 * @param facts about the rows
 * @param bouts of all entrants that took part in every division
 * @param withdrawn entrants that could not, each with the reason
 * @param details of the first division, by entrant
 * @param anomaliesByKind rows of the test part of the first division that are anomalies, by kind
 */
public record Outcome(
        Protocol protocol,
        Facts facts,
        List<Bout> bouts,
        Map<String, String> withdrawn,
        Map<String, Detail> details,
        Map<String, int[]> anomaliesByKind) {
    /**
     * The rows.
     *
     * @param rows all of them
     * @param anomalies among all
     * @param columns features
     * @param copies rows that are equal to an earlier one; copies are never divided between training and test
     * @param contradictory rows that are equal to one with another label
     * @param trainingRows of the first division
     * @param calibrationRows among them: no p-value is below one in as many and one more
     * @param testRows of the first division
     * @param testAnomalies of the first division
     * @param known kinds of which detectors were given labelled rows
     */
    public record Facts(
            int rows,
            int anomalies,
            List<String> columns,
            int copies,
            int contradictory,
            int trainingRows,
            int calibrationRows,
            int testRows,
            int testAnomalies,
            List<String> known) {
        /** The smallest p-value there can be. */
        public double leastPValue() {
            return 1 / (calibrationRows + 1.0);
        }
    }

    /**
     * One entrant in the first division.
     *
     * @param curves its answers
     * @param finds which of the test rows it found
     * @param plane its scores over the plane where there are two numeric columns, or null
     */
    public record Detail(Curves curves, boolean[] finds, Plane plane) {}

    public Outcome {
        bouts = List.copyOf(bouts);
        withdrawn = Collections.unmodifiableMap(new LinkedHashMap<>(withdrawn));
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Those that took part, in the order of their first bout. */
    public List<String> entrants() {
        return bouts.stream().map(Bout::entrant).distinct().toList();
    }

    /** The bouts of one entrant by seed. */
    public List<Bout> boutsOf(String entrant) {
        return bouts.stream().filter(b -> b.entrant().equals(entrant)).toList();
    }
}
