package dev.hawkins.detect.adversarial;

/** What a {@link BiGan} scores beside how badly the row is restored. */
public enum BiGanScore {
    /** Nothing. */
    L1_ONLY,
    /** How sure the discriminator is that the restored row and the row's code are no real pair. */
    CROSS_ENTROPY,
    /** How far the discriminator's last hidden layer moves when the row is replaced by the restored one. */
    FEATURE_MATCHING
}
