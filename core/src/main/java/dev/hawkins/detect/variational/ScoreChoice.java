package dev.hawkins.detect.variational;

/** What a VAE gives as the score of a row; M is the number of latent samples. Higher = less likely; most are in nats. */
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
    MEAN_LATENT,
    /**
     * {@code ||x - xhat|| + lambda KL(q(z|x) || p(z))}, with xhat the expectation at the mean of q(z|x); unless
     * {@code standardise} is off, both terms in standard deviations from their means over held-back rows.
     */
    ERROR_AND_KL,
    /** KL(q(z|x) || p(z)) alone: how far the code is from where codes usually are. */
    KL,
    /** Squared Mahalanobis distance of the mean of q(z|x) from those of the training rows. */
    LATENT_MAHALANOBIS;

    /** Whether the score is a sum over inputs. */
    boolean additive() {
        return this == RECONSTRUCTION_PROBABILITY || this == MEAN_LATENT;
    }

    /** Whether rows are scored at the mean of q(z|x). */
    boolean atMean() {
        return this == MEAN_LATENT || this == ERROR_AND_KL || this == KL || this == LATENT_MAHALANOBIS;
    }

    /** Whether the score needs {@link LatentFacts}. */
    boolean needsFacts() {
        return this == ERROR_AND_KL || this == LATENT_MAHALANOBIS;
    }
}
