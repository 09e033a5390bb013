package dev.hawkins.engine.kernels;

/** Gates of recurrent networks in doubles, one number after the other. */
final class DoubleCells implements Cells<double[]> {
    @Override
    public void sigmoid(double[] v, int at, int n) {
        for (int i = at; i < at + n; i++) {
            v[i] = 1 / (1 + StrictMath.exp(-v[i]));
        }
    }

    @Override
    public void tanh(double[] v, int at, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = StrictMath.tanh(v[at + i]);
        }
    }

    @Override
    public void lstmBack(double[] v, int z, int co, int to, int dco, double[] dh, int ho, int n) {
        for (int j = 0; j < n; j++) {
            double i = v[z + j];
            double f = v[z + n + j];
            double g = v[z + 2 * n + j];
            double o = v[z + 3 * n + j];
            double t = v[to + j];
            double h = dh[ho + j];
            double c = Math.fma(h * o, 1 - t * t, v[dco + j]);
            v[z + j] = c * g * i * (1 - i);
            v[z + n + j] = c * v[co + j] * f * (1 - f);
            v[z + 2 * n + j] = c * i * (1 - g * g);
            v[z + 3 * n + j] = h * t * o * (1 - o);
            v[dco + j] = c * f;
        }
    }

    @Override
    public void gruBack(double[] v, int z, int before, double[] dh, int ho, int n) {
        for (int j = 0; j < n; j++) {
            double c = v[z + j];
            double r = v[z + n + j];
            double u = v[z + 2 * n + j];
            double q = v[z + 3 * n + j];
            double h = dh[ho + j];
            double dc = h * (1 - u) * (1 - c * c);
            v[z + j] = dc;
            v[z + n + j] = dc * q * r * (1 - r);
            v[z + 2 * n + j] = h * (v[before + j] - c) * u * (1 - u);
            v[z + 3 * n + j] = dc * r;
        }
    }
}
