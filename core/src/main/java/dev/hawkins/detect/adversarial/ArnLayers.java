package dev.hawkins.detect.adversarial;

/** Which hidden layers of {@link Arn} are normalised, and which of their units a step of training may leave out. */
public enum ArnLayers {
    /** All are normalised; units of the discriminator are left out in each of its layers. */
    ALIKE,
    /**
     * As in the public code. Normalised are all layers of the encoder but the last, the last of the decoder alone, and all of
     * the discriminator but the last two; units are left out in the last of the decoder and the last three of the discriminator.
     */
    ARN_CODE;

    private static final int BARE = 2;
    private static final int DROPPING = 3;

    /** Whether hidden layer i of n, from 0, is normalised. */
    boolean encoderNormalises(int i, int n) {
        return this == ALIKE || i < n - 1;
    }

    boolean decoderNormalises(int i, int n) {
        return this == ALIKE || i == n - 1;
    }

    boolean discriminatorNormalises(int i, int n) {
        return this == ALIKE || i < n - BARE;
    }

    /** Whether units of hidden layer i of n are left out. */
    boolean decoderDrops(int i, int n) {
        return this == ARN_CODE && i == n - 1;
    }

    boolean discriminatorDrops(int i, int n) {
        return this == ALIKE || i >= n - DROPPING;
    }
}
