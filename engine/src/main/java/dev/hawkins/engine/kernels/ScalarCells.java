package dev.hawkins.engine.kernels;

/** Gates of recurrent networks in floats, one number after the other. */
final class ScalarCells implements Cells<float[]> {
    /** Beyond this size of its argument a sigmoid is 0 or 1 as far as gates care, and 2^n no longer a normal number. */
    static final float MOST = 86f;

    @Override
    public void sigmoid(float[] v, int at, int n) {
        for (int i = at; i < at + n; i++) {
            v[i] = sigmoid(v[i]);
        }
    }

    @Override
    public void tanh(float[] v, int at, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(2f, sigmoid(v[at + i] + v[at + i]), -1f);
        }
    }

    /** 1 / (1 + exp(-x)), with the series of {@link FloatFunctions#exp}. */
    static float sigmoid(float x) {
        float c = x > MOST ? MOST : x;
        c = c < -MOST ? MOST : -c;
        float z = Math.fma(c, FloatFunctions.LOG2_E, FloatFunctions.MAGIC);
        int n = Float.floatToRawIntBits(z) - FloatFunctions.MAGIC_BITS;
        float k = z - FloatFunctions.MAGIC;
        float r = Math.fma(k, -FloatFunctions.LN2_HIGH, c);
        r = Math.fma(k, -FloatFunctions.LN2_LOW, r);
        float p = Math.fma(FloatFunctions.E7, r, FloatFunctions.E6);
        p = Math.fma(p, r, FloatFunctions.E5);
        p = Math.fma(p, r, FloatFunctions.E4);
        p = Math.fma(p, r, FloatFunctions.E3);
        p = Math.fma(p, r, FloatFunctions.E2);
        p = Math.fma(p, r * r, r) + 1f;
        return 1f / Math.fma(p, Float.intBitsToFloat((n + 127) << 23), 1f);
    }

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
