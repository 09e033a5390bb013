package dev.hawkins.engine;

/**
 * What the two players of an adversarial training minimise, given the discriminator's outputs (logits or unbounded scores)
 * on real and on generated rows: one number per output. The discriminator is one set of layers on both kinds of rows, see
 * {@link Graph#again}; each player has a {@link Trainer} of its own that changes only its layers.
 */
public enum AdversarialLoss {
    /** Cross-entropy; the generator maximises log D instead of minimising log(1 - D) (Goodfellow et al. 2014). */
    NON_SATURATING {
        @Override
        public Node discriminator(Graph g, Node real, Node generated) {
            return g.add(Losses.crossEntropy(g, real, 1), Losses.crossEntropy(g, generated, 0));
        }

        @Override
        public Node generator(Graph g, Node generated) {
            return Losses.crossEntropy(g, generated, 1);
        }
    },
    /** Half the squared distance to 1 and 0 (Mao et al. 2017). */
    LEAST_SQUARES {
        @Override
        public Node discriminator(Graph g, Node real, Node generated) {
            return g.add(generator(g, real), g.scale(g.multiply(generated, generated), 0.5));
        }

        @Override
        public Node generator(Graph g, Node generated) {
            Node lack = g.affine(generated, 1, -1);
            return g.scale(g.multiply(lack, lack), 0.5);
        }
    },
    /** Margins of 1 for the discriminator, the plain score for the generator (Lim and Ye 2017). */
    HINGE {
        @Override
        public Node discriminator(Graph g, Node real, Node generated) {
            return g.add(g.floor(g.affine(real, -1, 1), 0), g.floor(g.affine(generated, 1, 1), 0));
        }

        @Override
        public Node generator(Graph g, Node generated) {
            return g.scale(generated, -1);
        }
    },
    /** The difference of mean scores (Arjovsky et al. 2017); the caller keeps the discriminator smooth. */
    WASSERSTEIN {
        @Override
        public Node discriminator(Graph g, Node real, Node generated) {
            return g.subtract(generated, real);
        }

        @Override
        public Node generator(Graph g, Node generated) {
            return g.scale(generated, -1);
        }
    };

    /** What the discriminator minimises. */
    public abstract Node discriminator(Graph g, Node real, Node generated);

    /** What the generator minimises. */
    public abstract Node generator(Graph g, Node generated);
}
