package dev.hawkins.engine;

/**
 * What a {@link Likelihood} says of its parameters: negative log-likelihood of targets, means or variances, head by head.
 * The targets of a negative log-likelihood are taken as given: no gradient flows to them.
 */
final class LikelihoodOp extends Op {
    enum Kind {
        NEGATIVE_LOG,
        MEAN,
        VARIANCE
    }

    private final Kind kind;
    private final Likelihood likelihood;
    private final HeadOp[] heads;

    LikelihoodOp(Kind kind, Likelihood likelihood, Node out, Node... in) {
        super(out, in);
        this.kind = kind;
        this.likelihood = likelihood;
        heads = likelihood.heads().stream().map(HeadOp::of).toArray(HeadOp[]::new);
    }

    @Override
    int auxUnits() {
        int units = 0;
        for (HeadOp head : heads) {
            units += kind == Kind.NEGATIVE_LOG ? head.auxUnits() : 0;
        }
        return units;
    }

    @Override
    boolean differentiable() {
        return kind == Kind.NEGATIVE_LOG;
    }

    @Override
    <A> void forward(Block<A> b) {
        run(b, false);
    }

    @Override
    <A> void backward(Block<A> b) {
        if (b.wants(in[0])) {
            run(b, true);
        }
    }

    private <A> void run(Block<A> b, boolean backward) {
        int p = b.at(in[0]);
        int x = kind == Kind.NEGATIVE_LOG ? b.at(in[1]) : 0;
        int y = b.at(out);
        int aux = b.aux(this);
        for (int i = 0; i < heads.length; i++) {
            int n = likelihood.heads().get(i).units() * b.width;
            one(b, heads[i], backward, p, x, y, aux, n);
            p += likelihood.heads().get(i).parameters() * b.width;
            x += n;
            y += n;
            aux += heads[i].auxUnits() * b.width;
        }
    }

    private <A> void one(Block<A> b, HeadOp head, boolean backward, int p, int x, int y, int aux, int n) {
        if (backward) {
            head.backward(b, p, x, y, aux, n);
        } else if (kind == Kind.NEGATIVE_LOG) {
            head.forward(b, p, x, y, aux, n);
        } else if (kind == Kind.MEAN) {
            head.mean(b, p, y, n);
        } else {
            head.variance(b, p, y, n);
        }
    }
}
