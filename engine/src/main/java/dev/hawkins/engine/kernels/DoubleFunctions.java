package dev.hawkins.engine.kernels;

import java.util.function.DoubleUnaryOperator;

/** The functions in double. */
final class DoubleFunctions implements Functions<double[]> {
    @Override
    public void exp(double[] x, int xo, double[] y, int yo, int n) {
        map(StrictMath::exp, x, xo, y, yo, n);
    }

    @Override
    public void log(double[] x, int xo, double[] y, int yo, int n) {
        map(StrictMath::log, x, xo, y, yo, n);
    }

    @Override
    public void tanh(double[] x, int xo, double[] y, int yo, int n) {
        map(StrictMath::tanh, x, xo, y, yo, n);
    }

    @Override
    public void sigmoid(double[] x, int xo, double[] y, int yo, int n) {
        map(a -> 1 / (1 + StrictMath.exp(-a)), x, xo, y, yo, n);
    }

    @Override
    public void softplus(double[] x, int xo, double[] y, int yo, int n) {
        map(a -> Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a))), x, xo, y, yo, n);
    }

    private static void map(DoubleUnaryOperator f, double[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = f.applyAsDouble(x[xo + i]);
        }
    }
}
