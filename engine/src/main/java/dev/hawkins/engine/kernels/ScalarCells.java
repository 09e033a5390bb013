package dev.hawkins.engine.kernels;

/** Gates of recurrent networks in floats, one number after the other. */
final class ScalarCells implements Cells<float[]> {
    @Override
    public void lstmBack(float[] v, int z, int co, int to, int dco, float[] dh, int ho, int n) {
        for (int j = 0; j < n; j++) {
            float i = v[z + j];
            float f = v[z + n + j];
            float g = v[z + 2 * n + j];
            float o = v[z + 3 * n + j];
            float t = v[to + j];
            float h = dh[ho + j];
            float c = Math.fma(h * o, 1 - t * t, v[dco + j]);
            v[z + j] = c * g * i * (1 - i);
            v[z + n + j] = c * v[co + j] * f * (1 - f);
            v[z + 2 * n + j] = c * i * (1 - g * g);
            v[z + 3 * n + j] = h * t * o * (1 - o);
            v[dco + j] = c * f;
        }
    }

    @Override
    public void gruBack(float[] v, int z, int before, float[] dh, int ho, int n) {
        for (int j = 0; j < n; j++) {
            float c = v[z + j];
            float r = v[z + n + j];
            float u = v[z + 2 * n + j];
            float q = v[z + 3 * n + j];
            float h = dh[ho + j];
            float dc = h * (1 - u) * (1 - c * c);
            v[z + j] = dc;
            v[z + n + j] = dc * q * r * (1 - r);
            v[z + 2 * n + j] = h * (v[before + j] - c) * u * (1 - u);
            v[z + 3 * n + j] = dc * r;
        }
    }
}
