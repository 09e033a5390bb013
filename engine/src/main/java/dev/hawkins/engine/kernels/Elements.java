package dev.hawkins.engine.kernels;

/**
 * Element-wise arithmetic: every method computes n neighbouring numbers of y from those of its other arrays, each given as
 * (array, offset). n must be a multiple of the width of the kernels, except where any n is said to do. Ranges may coincide but not partly overlap. Where a method says fma, the product is not rounded.
 */
public interface Elements<A> {
    A allocate(int n);

    /** y = c, for any n. */
    void fill(double c, A y, int yo, int n);

    /** y = x, for any n. */
    void copy(A x, int xo, A y, int yo, int n);

    /** y = x + z. */
    void add(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y = x - z. */
    void subtract(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y = (x - z)^2. */
    void squaredDifference(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y += 2 (x - z) d. */
    void addTwiceDifference(A x, int xo, A z, int zo, A d, int dof, A y, int yo, int n);

    /** y = x * z. */
    void multiply(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y = x / z. */
    void divide(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y = fma(a, x, b). */
    void affine(double a, A x, int xo, double b, A y, int yo, int n);

    /** y = fma(a, x, y). */
    void addScaled(double a, A x, int xo, A y, int yo, int n);

    /** y = fma(x, z, y). */
    void addProduct(A x, int xo, A z, int zo, A y, int yo, int n);

    /** y = sqrt(x). */
    void squareRoot(A x, int xo, A y, int yo, int n);

    /** y = |x|. */
    void absolute(A x, int xo, A y, int yo, int n);

    /** y = max(x, c); NaN stays NaN. */
    void maximum(A x, int xo, double c, A y, int yo, int n);

    /** y = the greater of x and z; NaN if one is. */
    void greater(A x, int xo, A z, int zo, A y, int yo, int n);

    /** Where x = z, g += d and d = 0. */
    void claim(A x, int xo, A z, int zo, A d, int dof, A g, int go, int n);

    /** y = min(x, c); NaN stays NaN. */
    void minimum(A x, int xo, double c, A y, int yo, int n);

    /** y = x > c ? a : b. */
    void select(A x, int xo, double c, A a, int ao, A b, int bo, A y, int yo, int n);

    /** y = x > c ? a : 0. */
    void gate(A x, int xo, double c, A a, int ao, A y, int yo, int n);

    /** Whether all n numbers are finite. */
    boolean finite(A x, int xo, int n);

    /** y[lane] = sum over units of x[unit][lane], in unit order. */
    void sumUnits(A x, int xo, int units, A y, int yo, int width);

    /** y[lane] = greatest x[unit][lane]. */
    void maximumUnits(A x, int xo, int units, A y, int yo, int width);

    /** y[unit][lane] = fma(a, x[lane], y[unit][lane]). */
    void addToUnits(double a, A x, int xo, A y, int yo, int units, int width);

    /** y[unit][lane] = x[lane] * z[unit][lane]. */
    void multiplyUnits(A x, int xo, A z, int zo, A y, int yo, int units, int width);

    /** y[unit][lane] = 1 in the first unit that holds the greatest x[unit][lane], else 0. */
    void firstMaximumUnits(A x, int xo, int units, A y, int yo, int width);

    /** y[unit][lane] = fma(a[unit], x[unit][lane], c[unit]). */
    void affineUnits(A a, int ao, A c, int co, A x, int xo, A y, int yo, int units, int width);

    /** y[unit][lane] = fma(a[unit], x[unit][lane], y[unit][lane]). */
    void addScaledUnits(A a, int ao, A x, int xo, A y, int yo, int units, int width);

    /** sums[at + unit] = sum of x[unit][lane] over the first {@code rows} lanes, in double, in a fixed order. */
    void sumRows(A x, int xo, int units, int rows, double[] sums, int at, int width);

    /** y = x, widened, for any n. */
    void toDoubles(A x, int xo, double[] y, int yo, int n);
}
