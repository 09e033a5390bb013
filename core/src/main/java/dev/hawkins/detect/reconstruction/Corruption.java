package dev.hawkins.detect.reconstruction;

/** What a denoising autoencoder does to its input while it trains. */
public enum Corruption {
    /** Adds normal noise; the amount is its standard deviation. */
    GAUSSIAN,
    /** Sets inputs to 0; the amount is the share of them. */
    MASKING
}
