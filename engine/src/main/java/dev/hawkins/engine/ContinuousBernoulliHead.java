package dev.hawkins.engine;

/**
 * Continuous Bernoulli (Loaiza-Ganem and Cunningham 2019) from a logit l: {@code softplus(l) - l x - log C}. With
 * t = tanh(l/2) the constant is {@code C = l / t}; near l = 0, where that and its derivatives cancel, series in l take over
 * (|l| &lt; 1/2, six terms, relative error below 1e-7).
 */
final class ContinuousBernoulliHead implements HeadOp {
    private static final double NEAR = 0.5;
    /** log(l / tanh(l/2)) in powers of l^2. */
    private static final double[] LOG_CONSTANT = {
        0.6931471805599453, 1.0 / 12, -7.0 / 1440, 31.0 / 90720, -127.0 / 4838400, 73.0 / 34214400
    };
    /** Its derivative 1/l - 1/sinh(l), over l. */
    private static final double[] SLOPE = {1.0 / 6, -7.0 / 360, 31.0 / 15120, -127.0 / 604800, 73.0 / 3421440};
    /** The mean minus 1/2, coth(l/2)/2 - 1/l, over l. */
    private static final double[] MEAN = {1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600};
    /** The variance, 1/l^2 - 1/(4 sinh(l/2)^2). */
    private static final double[] VARIANCE = {1.0 / 12, -1.0 / 240, 1.0 / 6048, -1.0 / 172800};

    private final int units;

    ContinuousBernoulliHead(int units) {
        this.units = units;
    }

    /** Room for two intermediate results. */
    @Override
    public int auxUnits() {
        return 2 * units;
    }

    @Override
    public <A> void forward(Block<A> b, int p, int x, int y, int aux, int n) {
        int far = aux + n;
        halfTanh(b, p, b.t0, n);
        b.e.divide(b.v, p, b.v, b.t0, b.v, far, n);
        b.f.log(b.v, far, b.v, far, n);
        series(b, LOG_CONSTANT, p, aux, n);
        chooseFar(b, p, far, aux, aux, n);
        b.f.softplus(b.v, p, b.v, y, n);
        b.e.subtract(b.v, y, b.v, aux, b.v, y, n);
        b.e.multiply(b.v, p, b.v, x, b.v, b.t0, n);
        b.e.subtract(b.v, y, b.v, b.t0, b.v, y, n);
    }

    /** dl += d (sigmoid(l) - x - (1/l - 1/sinh(l))), where 1/sinh(l) = (1 - t^2) / (2 t). */
    @Override
    public <A> void backward(Block<A> b, int p, int x, int y, int aux, int n) {
        int far = aux + n;
        inverse(b, p, far, n);
        halfTanh(b, p, b.t0, n);
        b.e.multiply(b.v, b.t0, b.v, b.t0, b.v, b.t1, n);
        b.e.affine(0.5, b.v, b.t1, -0.5, b.v, b.t1, n);
        b.e.divide(b.v, b.t1, b.v, b.t0, b.v, b.t1, n);
        b.e.add(b.v, far, b.v, b.t1, b.v, far, n);
        series(b, SLOPE, p, aux, n);
        b.e.multiply(b.v, aux, b.v, p, b.v, aux, n);
        chooseFar(b, p, far, aux, aux, n);
        b.f.sigmoid(b.v, p, b.v, b.t0, n);
        b.e.subtract(b.v, b.t0, b.v, aux, b.v, b.t0, n);
        b.e.subtract(b.v, b.t0, b.v, x, b.v, b.t0, n);
        b.e.addProduct(b.v, b.t0, b.g, y, b.g, p, n);
    }

    /** 1/2 + 1/(2t) - 1/l. */
    @Override
    public <A> void mean(Block<A> b, int p, int y, int n) {
        halfTanh(b, p, b.t0, n);
        b.e.fill(0.5, b.v, b.t1, n);
        b.e.divide(b.v, b.t1, b.v, b.t0, b.v, b.t0, n);
        inverse(b, p, b.t2, n);
        b.e.subtract(b.v, b.t0, b.v, b.t2, b.v, b.t2, n);
        series(b, MEAN, p, y, n);
        b.e.multiply(b.v, y, b.v, p, b.v, y, n);
        chooseFar(b, p, b.t2, y, y, n);
        b.e.affine(1, b.v, y, 0.5, b.v, y, n);
    }

    /** 1/l^2 - (1/t^2 - 1) / 4. */
    @Override
    public <A> void variance(Block<A> b, int p, int y, int n) {
        halfTanh(b, p, b.t0, n);
        b.e.multiply(b.v, b.t0, b.v, b.t0, b.v, b.t0, n);
        b.e.fill(-0.25, b.v, b.t1, n);
        b.e.divide(b.v, b.t1, b.v, b.t0, b.v, b.t0, n);
        b.e.affine(1, b.v, b.t0, 0.25, b.v, b.t0, n);
        inverse(b, p, b.t2, n);
        b.e.multiply(b.v, b.t2, b.v, b.t2, b.v, b.t2, n);
        b.e.add(b.v, b.t0, b.v, b.t2, b.v, b.t2, n);
        series(b, VARIANCE, p, y, n);
        chooseFar(b, p, b.t2, y, y, n);
    }

    private static <A> void halfTanh(Block<A> b, int l, int y, int n) {
        b.e.affine(0.5, b.v, l, 0, b.v, y, n);
        b.f.tanh(b.v, y, b.v, y, n);
    }

    /** y = 1 / l; overwrites temporary 1. */
    private static <A> void inverse(Block<A> b, int l, int y, int n) {
        b.e.fill(1, b.v, b.t1, n);
        b.e.divide(b.v, b.t1, b.v, l, b.v, y, n);
    }

    /** y = c0 + c1 l^2 + c2 l^4 ...; overwrites temporary 1 and, while it runs, needs y apart from l. */
    private static <A> void series(Block<A> b, double[] c, int l, int y, int n) {
        b.e.multiply(b.v, l, b.v, l, b.v, b.t1, n);
        b.e.fill(c[c.length - 1], b.v, y, n);
        for (int i = c.length - 2; i >= 0; i--) {
            b.e.multiply(b.v, y, b.v, b.t1, b.v, y, n);
            b.e.affine(1, b.v, y, c[i], b.v, y, n);
        }
    }

    /** y = |l| > NEAR ? far : near; overwrites temporary 1. */
    private static <A> void chooseFar(Block<A> b, int l, int far, int near, int y, int n) {
        b.e.absolute(b.v, l, b.v, b.t1, n);
        b.e.select(b.v, b.t1, NEAR, b.v, far, b.v, near, b.v, y, n);
    }
}
