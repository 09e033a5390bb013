package dev.hawkins.engine;

/** The calculus of {@link Activation}s, derivatives expressed in outputs. */
final class Activations {
    /** Slope of {@link Activation#LEAKY_RELU} below 0. */
    private static final double LEAK = 0.2;

    private Activations() {}

    /** Whether it is a multiple of x on either side of 0, and x itself above. */
    static boolean hasTwoSlopes(Activation kind) {
        return kind == Activation.IDENTITY || kind == Activation.RELU || kind == Activation.LEAKY_RELU;
    }

    /** The slope below 0 of an activation that has two. */
    static double slopeBelow(Activation kind) {
        return switch (kind) {
            case IDENTITY -> 1;
            case RELU -> 0;
            case LEAKY_RELU -> LEAK;
            default -> throw new IllegalArgumentException(kind + " has no slope below 0");
        };
    }

    /** y = activation(x) on n numbers of the block's values; y may be x. Uses temporary 0. */
    static <A> void forward(Block<A> b, Activation kind, int xo, int yo, int n) {
        switch (kind) {
            case IDENTITY -> {
                if (xo != yo) {
                    b.e.copy(b.v, xo, b.v, yo, n);
                }
            }
            case RELU -> b.e.maximum(b.v, xo, 0, b.v, yo, n);
            case LEAKY_RELU -> {
                b.e.affine(LEAK, b.v, xo, 0, b.v, b.t0, n);
                b.e.select(b.v, xo, 0, b.v, xo, b.v, b.t0, b.v, yo, n);
            }
            case ELU -> {
                b.f.exp(b.v, xo, b.v, b.t0, n);
                b.e.affine(1, b.v, b.t0, -1, b.v, b.t0, n);
                b.e.select(b.v, xo, 0, b.v, xo, b.v, b.t0, b.v, yo, n);
            }
            case TANH -> b.f.tanh(b.v, xo, b.v, yo, n);
            case SIGMOID -> b.f.sigmoid(b.v, xo, b.v, yo, n);
            case SOFTPLUS -> {
                b.e.copy(b.v, xo, b.v, b.t0, n);
                b.f.softplus(b.v, b.t0, b.v, yo, n);
            }
        }
    }

    /** delta = gradient * activation'(x), from the outputs y and their gradients at the same offset. Uses temporary 0. */
    static <A> void backward(Block<A> b, Activation kind, int yo, A delta, int to, int n) {
        int t = b.t0;
        switch (kind) {
            case IDENTITY -> b.e.copy(b.g, yo, delta, to, n);
            case RELU -> b.e.gate(b.v, yo, 0, b.g, yo, delta, to, n);
            case LEAKY_RELU -> {
                b.e.affine(LEAK, b.g, yo, 0, b.v, t, n);
                b.e.select(b.v, yo, 0, b.g, yo, b.v, t, delta, to, n);
            }
            case ELU -> {
                b.e.affine(1, b.v, yo, 1, b.v, t, n);
                b.e.multiply(b.v, t, b.g, yo, b.v, t, n);
                b.e.select(b.v, yo, 0, b.g, yo, b.v, t, delta, to, n);
            }
            case TANH -> {
                b.e.multiply(b.v, yo, b.v, yo, b.v, t, n);
                b.e.affine(-1, b.v, t, 1, b.v, t, n);
                b.e.multiply(b.v, t, b.g, yo, delta, to, n);
            }
            case SIGMOID -> {
                b.e.affine(-1, b.v, yo, 1, b.v, t, n);
                b.e.multiply(b.v, t, b.v, yo, b.v, t, n);
                b.e.multiply(b.v, t, b.g, yo, delta, to, n);
            }
            case SOFTPLUS -> {
                b.e.affine(-1, b.v, yo, 0, b.v, t, n);
                b.f.exp(b.v, t, b.v, t, n);
                b.e.affine(-1, b.v, t, 1, b.v, t, n);
                b.e.multiply(b.v, t, b.g, yo, delta, to, n);
            }
        }
    }
}
