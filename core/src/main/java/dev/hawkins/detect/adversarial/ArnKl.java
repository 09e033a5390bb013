package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;

/** What {@link Arn} takes for the KL divergence of a latent unit with mean mu and log variance s. */
public enum ArnKl {
    /** The divergence itself, {@code (mu^2 + exp(s) - 1 - s) / 2}. */
    TRUE,
    /**
     * That of the public code, {@code (mu^2 + exp(s / 2) - s / 2) / 2}: it is least at the same place and weaker around it. For
     * comparison with published figures.
     */
    ARN_CODE;

    /** One number per unit; that of the public code without its constant 1/2, which has no gradient. */
    Node of(Graph graph, Node mean, Node logVariance) {
        return graph.klToStandardNormal(mean, this == TRUE ? logVariance : graph.scale(logVariance, 0.5));
    }
}
