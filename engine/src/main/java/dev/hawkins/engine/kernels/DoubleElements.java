package dev.hawkins.engine.kernels;

/** Element-wise arithmetic on floats, one number after the other: the definition that the vector code must meet. */
class DoubleElements implements Elements<double[]> {
    @Override
    public double[] allocate(int n) {
        return new double[n];
    }

    @Override
    public void fill(double c, double[] y, int yo, int n) {
        java.util.Arrays.fill(y, yo, yo + n, c);
    }

    @Override
    public void copy(double[] x, int xo, double[] y, int yo, int n) {
        System.arraycopy(x, xo, y, yo, n);
    }

    @Override
    public void add(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] + z[zo + i];
        }
    }

    @Override
    public void subtract(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] - z[zo + i];
        }
    }

    @Override
    public void squaredDifference(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            double d = x[xo + i] - z[zo + i];
            y[yo + i] = d * d;
        }
    }

    @Override
    public void addTwiceDifference(
            double[] x, int xo, double[] z, int zo, double[] d, int dof, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(2 * (x[xo + i] - z[zo + i]), d[dof + i], y[yo + i]);
        }
    }

    @Override
    public void multiply(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] * z[zo + i];
        }
    }

    @Override
    public void divide(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] / z[zo + i];
        }
    }

    @Override
    public void affine(double a, double[] x, int xo, double b, double[] y, int yo, int n) {
        double fa = a;
        double fb = b;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(fa, x[xo + i], fb);
        }
    }

    @Override
    public void addScaled(double a, double[] x, int xo, double[] y, int yo, int n) {
        double fa = a;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(fa, x[xo + i], y[yo + i]);
        }
    }

    @Override
    public void addProduct(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(x[xo + i], z[zo + i], y[yo + i]);
        }
    }

    @Override
    public void squareRoot(double[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.sqrt(x[xo + i]);
        }
    }

    @Override
    public void absolute(double[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.abs(x[xo + i]);
        }
    }

    @Override
    public void maximum(double[] x, int xo, double c, double[] y, int yo, int n) {
        double fc = c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], fc);
        }
    }

    @Override
    public void greater(double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], z[zo + i]);
        }
    }

    @Override
    public void claim(double[] x, int xo, double[] z, int zo, double[] d, int dof, double[] g, int go, int n) {
        for (int i = 0; i < n; i++) {
            boolean equal = x[xo + i] == z[zo + i];
            g[go + i] += equal ? d[dof + i] : 0;
            d[dof + i] = equal ? 0 : d[dof + i];
        }
    }

    @Override
    public void minimum(double[] x, int xo, double c, double[] y, int yo, int n) {
        double fc = c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.min(x[xo + i], fc);
        }
    }

    @Override
    public void select(
            double[] x, int xo, double c, double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
        double fc = c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] > fc ? a[ao + i] : b[bo + i];
        }
    }

    @Override
    public void gate(double[] x, int xo, double c, double[] a, int ao, double[] y, int yo, int n) {
        double fc = c;
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] > fc ? a[ao + i] : 0;
        }
    }

    @Override
    public boolean finite(double[] x, int xo, int n) {
        double check = 0;
        for (int i = 0; i < n; i++) {
            check = Math.fma(0, x[xo + i], check);
        }
        return check == 0;
    }

    @Override
    public void sumUnits(double[] x, int xo, int units, double[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane++) {
            double sum = 0;
            for (int u = 0; u < units; u++) {
                sum += x[xo + u * width + lane];
            }
            y[yo + lane] = sum;
        }
    }

    @Override
    public void maximumUnits(double[] x, int xo, int units, double[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane++) {
            double most = x[xo + lane];
            for (int u = 1; u < units; u++) {
                most = Math.max(most, x[xo + u * width + lane]);
            }
            y[yo + lane] = most;
        }
    }

    @Override
    public void addToUnits(double a, double[] x, int xo, double[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            addScaled(a, x, xo, y, yo + u * width, width);
        }
    }

    @Override
    public void multiplyUnits(double[] x, int xo, double[] z, int zo, double[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            multiply(x, xo, z, zo + u * width, y, yo + u * width, width);
        }
    }

    @Override
    public void firstMaximumUnits(double[] x, int xo, int units, double[] y, int yo, int width) {
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
            double[] a, int ao, double[] c, int co, double[] x, int xo, double[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                y[yo + i] = Math.fma(a[ao + u], x[xo + i], c[co + u]);
            }
        }
    }

    @Override
    public void addScaledUnits(double[] a, int ao, double[] x, int xo, double[] y, int yo, int units, int width) {
        for (int u = 0; u < units; u++) {
            for (int i = u * width; i < (u + 1) * width; i++) {
                y[yo + i] = Math.fma(a[ao + u], x[xo + i], y[yo + i]);
            }
        }
    }

    @Override
    public void sumRows(double[] x, int xo, int units, int rows, double[] sums, int at, int width) {
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
    public void toDoubles(double[] x, int xo, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i];
        }
    }
}
