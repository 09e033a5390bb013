package dev.hawkins.engine;

/** Gaussian with learned mean m and raw variance r: {@code (log 2 pi + log var + (x - m)^2 / var) / 2}. */
final class GaussianHead implements HeadOp {
    private static final double LOG_TWO_PI = 1.8378770664093453;
    private final int units;
    private final double leastVariance;
    private final boolean sigmoidMean;

    GaussianHead(Likelihood.Gaussian head) {
        units = head.units();
        leastVariance = head.minimumSd() * head.minimumSd();
        sigmoidMean = head.sigmoidMean();
    }

    /** Mean, 1 / variance, (x - mean) / variance. */
    @Override
    public int auxUnits() {
        return 3 * units;
    }

    @Override
    public <A> void forward(Block<A> b, int p, int x, int y, int aux, int n) {
        int inverse = aux + n;
        int scaled = aux + 2 * n;
        mean(b, p, aux, n);
        variance(b, p, b.t0, n);
        b.e.fill(1, b.v, b.t1, n);
        b.e.divide(b.v, b.t1, b.v, b.t0, b.v, inverse, n);
        b.f.log(b.v, b.t0, b.v, y, n);
        b.e.subtract(b.v, x, b.v, aux, b.v, b.t0, n);
        b.e.multiply(b.v, b.t0, b.v, inverse, b.v, scaled, n);
        b.e.addProduct(b.v, b.t0, b.v, scaled, b.v, y, n);
        b.e.affine(0.5, b.v, y, 0.5 * LOG_TWO_PI, b.v, y, n);
    }

    @Override
    public <A> void backward(Block<A> b, int p, int x, int y, int aux, int n) {
        meanBackward(b, p, y, aux, aux + 2 * n, n);
        varianceBackward(b, p + n, y, aux + n, aux + 2 * n, n);
    }

    /** dm += d * -(x - m) / var. */
    private <A> void meanBackward(Block<A> b, int p, int y, int mean, int scaled, int n) {
        b.e.multiply(b.v, scaled, b.g, y, b.v, b.t0, n);
        if (sigmoidMean) {
            b.e.affine(-1, b.v, mean, 1, b.v, b.t1, n);
            b.e.multiply(b.v, b.t1, b.v, mean, b.v, b.t1, n);
            b.e.multiply(b.v, b.t0, b.v, b.t1, b.v, b.t0, n);
        }
        b.e.addScaled(-1, b.v, b.t0, b.g, p, n);
    }

    /** dr += d / 2 * (1 / var - ((x - m) / var)^2) * sigmoid(r). */
    private <A> void varianceBackward(Block<A> b, int r, int y, int inverse, int scaled, int n) {
        b.f.sigmoid(b.v, r, b.v, b.t0, n);
        b.e.multiply(b.v, b.t0, b.g, y, b.v, b.t0, n);
        b.e.affine(0.5, b.v, b.t0, 0, b.v, b.t0, n);
        b.e.multiply(b.v, scaled, b.v, scaled, b.v, b.t1, n);
        b.e.subtract(b.v, inverse, b.v, b.t1, b.v, b.t1, n);
        b.e.addProduct(b.v, b.t0, b.v, b.t1, b.g, r, n);
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
        b.f.softplus(b.v, p + n, b.v, y, n);
        b.e.affine(1, b.v, y, leastVariance, b.v, y, n);
    }
}
