package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;

/** Element-wise arithmetic, a vector at a time; every n is a multiple of the vector width. */
final class VectorElements extends ScalarElements {
    @Override
    public void add(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).add(load(z, zo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void subtract(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).sub(load(z, zo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void squaredDifference(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector d = load(x, xo + i).sub(load(z, zo + i));
            d.mul(d).intoArray(y, yo + i);
        }
    }

    @Override
    public void addTwiceDifference(float[] x, int xo, float[] z, int zo, float[] d, int dof, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector twice = load(x, xo + i).sub(load(z, zo + i)).mul(2f);
            twice.fma(load(d, dof + i), load(y, yo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void multiply(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).mul(load(z, zo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void divide(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).div(load(z, zo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void affine(double a, float[] x, int xo, double b, float[] y, int yo, int n) {
        FloatVector fa = all((float) a);
        FloatVector fb = all((float) b);
        for (int i = 0; i < n; i += L) {
            fa.fma(load(x, xo + i), fb).intoArray(y, yo + i);
        }
    }

    @Override
    public void addScaled(double a, float[] x, int xo, float[] y, int yo, int n) {
        FloatVector fa = all((float) a);
        for (int i = 0; i < n; i += L) {
            fa.fma(load(x, xo + i), load(y, yo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void addProduct(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).fma(load(z, zo + i), load(y, yo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void squareRoot(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).sqrt().intoArray(y, yo + i);
        }
    }

    @Override
    public void absolute(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).abs().intoArray(y, yo + i);
        }
    }

    @Override
    public void maximum(float[] x, int xo, double c, float[] y, int yo, int n) {
        FloatVector fc = all((float) c);
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).max(fc).intoArray(y, yo + i);
        }
    }

    @Override
    public void greater(float[] x, int xo, float[] z, int zo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).max(load(z, zo + i)).intoArray(y, yo + i);
        }
    }

    @Override
    public void claim(float[] x, int xo, float[] z, int zo, float[] d, int dof, float[] g, int go, int n) {
        FloatVector zero = all(0);
        for (int i = 0; i < n; i += L) {
            FloatVector di = load(d, dof + i);
            FloatVector xi = load(x, xo + i);
            FloatVector zi = load(z, zo + i);
            load(g, go + i).add(zero.blend(di, xi.compare(EQ, zi))).intoArray(g, go + i);
            di.blend(zero, xi.compare(EQ, zi)).intoArray(d, dof + i);
        }
    }

    @Override
    public void minimum(float[] x, int xo, double c, float[] y, int yo, int n) {
        FloatVector fc = all((float) c);
        for (int i = 0; i < n; i += L) {
            load(x, xo + i).min(fc).intoArray(y, yo + i);
        }
    }

    @Override
    public void select(float[] x, int xo, double c, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        float fc = (float) c;
        for (int i = 0; i < n; i += L) {
            load(b, bo + i)
                    .blend(load(a, ao + i), load(x, xo + i).compare(GT, fc))
                    .intoArray(y, yo + i);
        }
    }

    @Override
    public void gate(float[] x, int xo, double c, float[] a, int ao, float[] y, int yo, int n) {
        float fc = (float) c;
        FloatVector zero = all(0);
        for (int i = 0; i < n; i += L) {
            zero.blend(load(a, ao + i), load(x, xo + i).compare(GT, fc)).intoArray(y, yo + i);
        }
    }

    @Override
    public boolean finite(float[] x, int xo, int n) {
        FloatVector check = all(0);
        FloatVector zero = all(0);
        for (int i = 0; i < n; i += L) {
            check = zero.fma(load(x, xo + i), check);
        }
        return check.reduceLanes(ADD) == 0f;
    }

    @Override
    public void sumUnits(float[] x, int xo, int units, float[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane += L) {
            FloatVector sum = all(0);
            for (int u = 0, at = xo + lane; u < units; u++, at += width) {
                sum = sum.add(load(x, at));
            }
            sum.intoArray(y, yo + lane);
        }
    }

    @Override
    public void maximumUnits(float[] x, int xo, int units, float[] y, int yo, int width) {
        for (int lane = 0; lane < width; lane += L) {
            FloatVector most = load(x, xo + lane);
            for (int u = 1, at = xo + lane + width; u < units; u++, at += width) {
                most = most.max(load(x, at));
            }
            most.intoArray(y, yo + lane);
        }
    }

    @Override
    public void affineUnits(
            float[] a, int ao, float[] c, int co, float[] x, int xo, float[] y, int yo, int units, int width) {
        int n = units * width;
        for (int i = 0; i < n; i += L) {
            int u = i / Kernels.BLOCK;
            all(a[ao + u]).fma(load(x, xo + i), all(c[co + u])).intoArray(y, yo + i);
        }
    }

    @Override
    public void addScaledUnits(float[] a, int ao, float[] x, int xo, float[] y, int yo, int units, int width) {
        int n = units * width;
        for (int i = 0; i < n; i += L) {
            all(a[ao + i / Kernels.BLOCK]).fma(load(x, xo + i), load(y, yo + i)).intoArray(y, yo + i);
        }
    }
}
