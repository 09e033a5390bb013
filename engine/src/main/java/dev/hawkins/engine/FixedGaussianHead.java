package dev.hawkins.engine;

/** Gaussian with learned mean and one fixed variance: {@code (log 2 pi + log var + (x - m)^2 / var) / 2}. */
final class FixedGaussianHead implements HeadOp {
    private final int units;
    private final double variance;
    private final boolean sigmoidMean;

    FixedGaussianHead(Likelihood.FixedGaussian head) {
        units = head.units();
        variance = head.sd() * head.sd();
        sigmoidMean = head.sigmoidMean();
    }

    /** Mean, x - mean. */
    @Override
    public int auxUnits() {
        return 2 * units;
    }

    @Override
    public <A> void forward(Block<A> b, int p, int x, int y, int aux, int n) {
        double constant = 0.5 * StrictMath.log(2 * Math.PI * variance);
        mean(b, p, aux, n);
        b.e.subtract(b.v, x, b.v, aux, b.v, aux + n, n);
        b.e.multiply(b.v, aux + n, b.v, aux + n, b.v, y, n);
        b.e.affine(0.5 / variance, b.v, y, constant, b.v, y, n);
    }

    @Override
    public <A> void backward(Block<A> b, int p, int x, int y, int aux, int n) {
        b.e.multiply(b.v, aux + n, b.g, y, b.v, b.t0, n);
        if (sigmoidMean) {
            b.e.affine(-1, b.v, aux, 1, b.v, b.t1, n);
            b.e.multiply(b.v, b.t1, b.v, aux, b.v, b.t1, n);
            b.e.multiply(b.v, b.t0, b.v, b.t1, b.v, b.t0, n);
        }
        b.e.addScaled(-1 / variance, b.v, b.t0, b.g, p, n);
    }

    @Override
    public <A> void mean(Block<A> b, int p, int y, int n) {
        if (sigmoidMean) {
            b.f.sigmoid(b.v, p, b.v, y, n);
        } else {
            b.e.copy(b.v, p, b.v, y, n);
        }
    }

    @Override
    public <A> void variance(Block<A> b, int p, int y, int n) {
        b.e.fill(variance, b.v, y, n);
    }
}
