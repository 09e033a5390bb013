package dev.hawkins.detect;

import java.util.Set;

/**
 * A method of anomaly detection with all its settings: a record whose components carry {@link Setting}. One detector, one
 * file; the catalogue lists them.
 */
public interface Detector {
    /**
     * Learns what is normal.
     *
     * @throws DetectorException if the method cannot be applied to these rows; the message says why and what would help
     * @throws java.util.concurrent.CancellationException if the context was cancelled
     */
    Model fit(Training training, FitContext context);

    /** What this detector can do or needs with its settings; that of its entry in the catalogue, unless settings decide. */
    default Set<Capability> capabilities() {
        return Catalogue.of(this).capabilities();
    }

    /** Rebuilds a model from what {@link Model#state()} gave; {@code this} has the settings it was fitted with. */
    Model restore(ModelState state, dev.hawkins.prepare.InputLayout layout);
}
