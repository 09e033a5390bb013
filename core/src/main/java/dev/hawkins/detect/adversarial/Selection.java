package dev.hawkins.detect.adversarial;

/** Which epoch's weights of a game are kept, where the loss of either player says little of how good they are. */
public enum Selection {
    /** The one whose measure of fit, which is the detector's own, is best on held-back normal rows. */
    LABEL_FREE,
    /** The last. */
    LAST,
    /**
     * The one whose scores tell held-back normal rows best from the known anomalies, by ROC AUC. What published figures of
     * these methods rest on; to be compared with others of the kind only, and it needs known anomalies.
     */
    LABELLED
}
