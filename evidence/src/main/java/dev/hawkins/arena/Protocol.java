package dev.hawkins.arena;

import dev.hawkins.table.Digits;
import java.util.List;

/**
 * How detectors are compared.
 *
 * @param rows what they learn from
 * @param seeds how many divisions of the rows, each with fits of its own; 1 or more
 * @param trainingShare share of the rows that is learned from, above 0 and below 1; the others are judged
 * @param labels how many labelled anomalies detectors are given that use them, 0 or more; with 0 no label is ever seen but
 *     by the choice of normal rows
 * @param known kinds of anomalies that the labelled ones are drawn from; empty = the most frequent kind
 */
public record Protocol(Rows rows, int seeds, double trainingShare, int labels, List<String> known) {
    /** Rates of false alarms that are asked for, and observed. */
    public static final List<Double> RATES = List.of(0.001, 0.005, 0.01, 0.02, 0.05, 0.1);

    /** The rate at which finds are counted by kind and row. */
    public static final double RATE = 0.01;

    /** What detectors learn from. */
    public enum Rows {
        /** The normal rows of the training part. */
        ONE_CLASS("one-class"),
        /** All rows of the training part, anomalies among them, nobody says which. */
        UNSUPERVISED("unsupervised");

        private final String text;

        Rows(String text) {
            this.text = text;
        }

        /** Its name on the command line. */
        public String text() {
            return text;
        }
    }

    public Protocol {
        known = List.copyOf(known);
        if (seeds < 1) {
            throw new ArenaException("seeds must be at least 1 but was " + seeds);
        }
        if (!(trainingShare > 0 && trainingShare < 1)) {
            throw new ArenaException(
                    "the training share must be above 0 and below 1 but was " + Digits.shortest(trainingShare));
        }
        if (labels < 0) {
            throw new ArenaException("labelled anomalies must be at least 0 but were " + labels);
        }
        if (labels > 0 && rows == Rows.UNSUPERVISED) {
            throw new ArenaException("protocol unsupervised has no labels, but %d were asked for".formatted(labels));
        }
        if (labels == 0 && !known.isEmpty()) {
            throw new ArenaException(
                    "known kinds (%s) need labels, of which there are 0".formatted(String.join(", ", known)));
        }
    }

    /** Normal rows, 5 divisions into halves, no labelled anomalies. */
    public static Protocol usual() {
        return new Protocol(Rows.ONE_CLASS, 5, 0.5, 0, List.of());
    }
}
