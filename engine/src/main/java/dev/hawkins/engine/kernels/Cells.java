package dev.hawkins.engine.kernels;

/**
 * The gates of one step of a recurrent network, n numbers per gate, a multiple of the width. Their sigmoid and tanh are
 * cheaper than those of {@link Functions}: right to 2e-7 absolutely, as what they open has rounding errors of that size.
 */
public interface Cells<A> {
    /** v = 1 / (1 + exp(-v)). */
    void sigmoid(A v, int at, int n);

    /** y = tanh(v) = 2 / (1 + exp(-2 v)) - 1. */
    void tanh(A v, int at, A y, int yo, int n);

    /**
     * At z the four gates i, f, g, o after their functions become the gradients at their sums; dc at {@code dco}, the gradient
     * of the cells after the step, becomes that of the cells before it.
     *
     * @param co the cells before the step
     * @param to tanh of the cells after the step
     * @param ho the gradient of the state, in dh
     */
    void lstmBack(A v, int z, int co, int to, int dco, A dh, int ho, int n);

    /**
     * At z the numbers n, r, z, q become the gradients at their sums.
     *
     * @param before the state before the step
     * @param ho the gradient of the state, in dh
     */
    void gruBack(A v, int z, int before, A dh, int ho, int n);
}
