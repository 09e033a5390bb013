package dev.hawkins.pipeline;

import java.util.List;

/**
 * Where a model comes from; the same fit gives the same provenance, so there is no time and no machine in it.
 *
 * @param library version of Hawkins
 * @param sources what the rows were read from, as the caller named it; may be empty
 * @param fingerprint SHA-256 over the training rows, see {@link Fingerprint}
 * @param rows rows given
 * @param anomalies rows among them that the label calls anomalies
 * @param trainingRows rows that were learned from
 * @param calibrationRows rows held out for p-values and thresholds
 * @param seed of all random choices
 * @param label the column that said what is normal, or empty
 */
public record Provenance(
        String library,
        List<String> sources,
        String fingerprint,
        int rows,
        int anomalies,
        int trainingRows,
        int calibrationRows,
        long seed,
        String label) {
    public Provenance {
        sources = List.copyOf(sources);
    }

    /** The version of Hawkins that runs, "development" where it does not run from its jar. */
    public static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
