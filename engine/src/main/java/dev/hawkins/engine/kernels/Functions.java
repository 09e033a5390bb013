package dev.hawkins.engine.kernels;

/** Element-wise transcendental functions: y = f(x) for n neighbouring numbers. Errors: see {@link FloatFunctions}. */
public interface Functions<A> {
    void exp(A x, int xo, A y, int yo, int n);

    /** Natural logarithm; of 0 minus infinity, of negative numbers NaN. */
    void log(A x, int xo, A y, int yo, int n);

    void tanh(A x, int xo, A y, int yo, int n);

    /** 1 / (1 + exp(-x)). */
    void sigmoid(A x, int xo, A y, int yo, int n);

    /** log(1 + exp(x)); y must not be x. */
    void softplus(A x, int xo, A y, int yo, int n);
}
