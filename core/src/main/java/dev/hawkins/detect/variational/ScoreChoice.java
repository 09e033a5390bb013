package dev.hawkins.detect.variational;

/** What a VAE gives as the score of a row; M is the number of latent samples. All in nats, higher = less likely. */
public enum ScoreChoice {
    /** {@code -(1/M) sum_l log p(x|z_l)}: the reconstruction probability of An and Cho, their section 3.1. Additive. */
    RECONSTRUCTION_PROBABILITY,
    /** {@code -(logsumexp_l log p(x|z_l) - log M)}: their Algorithm 4 taken literally. */
    LOGMEANEXP,
    /** {@code -(logsumexp_l [log p(x|z_l) + log p(z_l) - log q(z_l|x)] - log M)}: an estimate of -log p(x). */
    IMPORTANCE,
    /** The reconstruction probability plus KL(q(z|x) || p(z)): the negative ELBO. */
    ELBO,
    /** {@code -log p(x|z)} at the mean of q(z|x), without sampling. Additive. */
    MEAN_LATENT;

    /** Whether the score is a sum over inputs. */
    boolean additive() {
        return this == RECONSTRUCTION_PROBABILITY || this == MEAN_LATENT;
    }
}
