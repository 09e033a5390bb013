package dev.hawkins.engine;

/** Bernoulli from a logit l: {@code softplus(l) - l x}. */
final class BernoulliHead implements HeadOp {
    /** Units at a time. */
    private static final int PIECE = 32;

    @Override
    public int auxUnits() {
        return 0;
    }

    /** Piece by piece, so that what one step leaves is still in the nearest cache for the next. */
    @Override
    public <A> void forward(Block<A> b, int p, int x, int y, int aux, int n) {
        int most = PIECE * b.width;
        for (int i = 0; i < n; i += most) {
            piece(b, p + i, x + i, y + i, Math.min(most, n - i));
        }
    }

    private static <A> void piece(Block<A> b, int p, int x, int y, int n) {
        b.f.softplus(b.v, p, b.v, y, n);
        b.e.multiply(b.v, p, b.v, x, b.v, b.t0, n);
        b.e.subtract(b.v, y, b.v, b.t0, b.v, y, n);
    }

    @Override
    public <A> void backward(Block<A> b, int p, int x, int y, int aux, int n) {
        b.f.sigmoid(b.v, p, b.v, b.t0, n);
        b.e.subtract(b.v, b.t0, b.v, x, b.v, b.t0, n);
        b.e.addProduct(b.v, b.t0, b.g, y, b.g, p, n);
    }

    @Override
    public <A> void mean(Block<A> b, int p, int y, int n) {
        b.f.sigmoid(b.v, p, b.v, y, n);
    }

    @Override
    public <A> void variance(Block<A> b, int p, int y, int n) {
        b.f.sigmoid(b.v, p, b.v, y, n);
        b.e.affine(-1, b.v, y, 1, b.v, b.t0, n);
        b.e.multiply(b.v, y, b.v, b.t0, b.v, y, n);
    }
}
