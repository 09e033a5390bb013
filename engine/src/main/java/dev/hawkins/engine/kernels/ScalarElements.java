package dev.hawkins.engine.kernels;

/** Element-wise arithmetic on floats, one number after the other: the definition that the vector code must meet. */
class ScalarElements implements Elements<float[]> {
    @Override
    public float[] allocate(int n) {
        return new float[n];
    }

    @Override
    public void fill(double c, float[] y, int yo, int n) {
        java.util.Arrays.fill(y, yo, yo + n, (float) c);
    }

    @Override
    public void copy(float[] x, int xo, float[] y, int yo, int n) {
        System.arraycopy(x, xo, y, yo, n);
    }

    @Override
    public void add(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] + z[zo + i];
        }
    }

    @Override
    public void subtract(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] - z[zo + i];
        }
    }

    @Override
    public void squaredDifference(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            float d = x[xo + i] - z[zo + i];
            y[yo + i] = d * d;
        }
    }

    @Override
    public void addTwiceDifference(float[] x, int xo, float[] z, int zo, float[] d, int dof, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(2 * (x[xo + i] - z[zo + i]), d[dof + i], y[yo + i]);
        }
    }

    @Override
    public void multiply(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] * z[zo + i];
        }
    }

    @Override
    public void divide(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] / z[zo + i];
        }
    }

    @Override
    public void affine(double a, float[] x, int xo, double b, float[] y, int yo, int n) {
        float fa = (float) a;
        float fb = (float) b;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(fa, x[xo + i], fb);
        }
    }

    @Override
    public void addScaled(double a, float[] x, int xo, float[] y, int yo, int n) {
        float fa = (float) a;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(fa, x[xo + i], y[yo + i]);
        }
    }

    @Override
    public void addProduct(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(x[xo + i], z[zo + i], y[yo + i]);
        }
    }

    @Override
    public void squareRoot(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) Math.sqrt(x[xo + i]);
        }
    }

    @Override
    public void absolute(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.abs(x[xo + i]);
        }
    }

    @Override
    public void maximum(float[] x, int xo, double c, float[] y, int yo, int n) {
        float fc = (float) c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], fc);
        }
    }

    @Override
    public void greater(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], z[zo + i]);
        }
    }

    @Override
    public void claim(float[] x, int xo, float[] z, int zo, float[] d, int dof, float[] g, int go, int n) {
        for (int i = 0; i < n; i++) {
            boolean equal = x[xo + i] == z[zo + i];
            g[go + i] += equal ? d[dof + i] : 0;
            d[dof + i] = equal ? 0 : d[dof + i];
        }
    }

    @Override
    public void minimum(float[] x, int xo, double c, float[] y, int yo, int n) {
        float fc = (float) c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.min(x[xo + i], fc);
        }
    }

    @Override
    public void select(float[] x, int xo, double c, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        float fc = (float) c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] > fc ? a[ao + i] : b[bo + i];
        }
    }

    @Override
    public void gate(float[] x, int xo, double c, float[] a, int ao, float[] y, int yo, int n) {
        float fc = (float) c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] > fc ? a[ao + i] : 0f;
        }
    }

    @Override
    public boolean finite(float[] x, int xo, int n) {
        float check = 0;
        for (int i = 0; i < n; i++) {
            check = Math.fma(0f, x[xo + i], check);
        }
        return check == 0f;
    }

    @Override
    public void sumUnits(float[] x, int xo, int units, float[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane++) {
            float sum = 0;
            for (int u = 0; u < units; u++) {
                sum += x[xo + u * width + lane];
            }
            y[yo + lane] = sum;
        }
    }

    @Override
    public void maximumUnits(float[] x, int xo, int units, float[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane++) {
            float most = x[xo + lane];
            for (int u = 1; u < units; u++) {
                most = Math.max(most, x[xo + u * width + lane]);
            }
            y[yo + lane] = most;
        }
    }

    @Override
    public void addToUnits(double a, float[] x, int xo, float[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            addScaled(a, x, xo, y, yo + u * width, width);
        }
    }

    @Override
    public void multiplyUnits(float[] x, int xo, float[] z, int zo, float[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            multiply(x, xo, z, zo + u * width, y, yo + u * width, width);
        }
    }

    @Override
    public void firstMaximumUnits(float[] x, int xo, int units, float[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane++) {
            int first = 0;
            for (int u = 0; u < units; u++) {
                y[yo + u * width + lane] = 0;
                first = x[xo + u * width + lane] > x[xo + first * width + lane] ? u : first;
            }
            y[yo + first * width + lane] = 1;
        }
    }

    @Override
    public void affineUnits(
            float[] a, int ao, float[] c, int co, float[] x, int xo, float[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                y[yo + i] = Math.fma(a[ao + u], x[xo + i], c[co + u]);
            }
        }
    }

    @Override
    public void addScaledUnits(float[] a, int ao, float[] x, int xo, float[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                y[yo + i] = Math.fma(a[ao + u], x[xo + i], y[yo + i]);
            }
        }
    }

    @Override
    public void sumRows(float[] x, int xo, int units, int rows, double[] sums, int at, int width) {
        for (int u = 0; u < units; u++) {
            int p = xo + u * width;
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                a += x[p + i];
                b += x[p + i + 1];
                c += x[p + i + 2];
                d += x[p + i + 3];
            }
            for (; i < rows; i++) {
                a += x[p + i];
            }
            sums[at + u] = (a + b) + (c + d);
        }
    }

    @Override
    public void toDoubles(float[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i];
        }
    }
}
