package dev.hawkins.detect.variational;

/** What the learned variance of a Gaussian input depends on. */
public enum VarianceChoice {
    /** Nothing: each input has one variance, as in factor analysis. Sturdy with few rows. */
    INPUT,
    /** The latent code, as in An and Cho: an input may be exact for some rows and vague for others. */
    ROW
}
