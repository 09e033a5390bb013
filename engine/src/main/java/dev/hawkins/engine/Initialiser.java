package dev.hawkins.engine;

/** How the weights of a layer start; biases start at zero. */
public final class Initialiser {
    /** Uniform in +-sqrt(6 / (fan-in + fan-out)), for tanh, sigmoid and linear layers (Glorot and Bengio 2010). */
    public static final Initialiser GLOROT_UNIFORM =
            new Initialiser("GLOROT_UNIFORM", (r, i, u) -> Math.sqrt(6.0 / (i + u)) * (2 * r.nextDouble() - 1));
    /** Normal with sd sqrt(2 / (fan-in + fan-out)). */
    public static final Initialiser GLOROT_NORMAL =
            new Initialiser("GLOROT_NORMAL", (r, i, u) -> Math.sqrt(2.0 / (i + u)) * r.nextGaussian());
    /** Normal with sd sqrt(2 / fan-in), for ReLU and leaky ReLU (He et al. 2015). */
    public static final Initialiser HE_NORMAL =
            new Initialiser("HE_NORMAL", (r, i, u) -> Math.sqrt(2.0 / i) * r.nextGaussian());
    /** Uniform in +-sqrt(6 / fan-in). */
    public static final Initialiser HE_UNIFORM =
            new Initialiser("HE_UNIFORM", (r, i, u) -> Math.sqrt(6.0 / i) * (2 * r.nextDouble() - 1));
    /** Normal with sd 0.01 (the public code of ARN). */
    public static final Initialiser NORMAL_001 = new Initialiser("NORMAL_001", (r, i, u) -> 0.01 * r.nextGaussian());
    /** Orthonormal rows or columns, whichever are fewer, for recurrent weights (Saxe et al. 2014). */
    public static final Initialiser ORTHOGONAL = new Initialiser("ORTHOGONAL", (r, i, u) -> r.nextGaussian());

    public static final Initialiser ZEROS = constant(0);

    /** One weight. */
    private interface Draw {
        double next(RandomStream stream, int fanIn, int fanOut);
    }

    private final String name;
    private final Draw draw;

    private Initialiser(String name, Draw draw) {
        this.name = name;
        this.draw = draw;
    }

    /** Every weight the same. */
    public static Initialiser constant(double value) {
        return new Initialiser("constant " + value, (r, i, u) -> value);
    }

    /** The usual choice for an activation. */
    public static Initialiser suited(Activation activation) {
        return activation == Activation.RELU || activation == Activation.LEAKY_RELU || activation == Activation.ELU
                ? HE_NORMAL
                : GLOROT_UNIFORM;
    }

    /**
     * The weights of a layer, units x inputs, row-major.
     *
     * @param stream where they are drawn from, row by row
     * @param inputs numbers that enter one sum (fan-in)
     * @param fanOut sums that one input enters
     */
    double[] matrix(RandomStream stream, int inputs, int units, int fanOut) {
        double[] w = new double[Math.multiplyExact(inputs, units)];
        for (int i = 0; i < w.length; i++) {
            w[i] = draw.next(stream, inputs, fanOut);
        }
        if (this == ORTHOGONAL) {
            boolean rows = units <= inputs;
            orthonormalise(w, rows ? units : inputs, rows ? inputs : units, rows ? inputs : 1, rows ? 1 : inputs);
        }
        return w;
    }

    /**
     * Modified Gram and Schmidt, each vector twice, which is enough (Kahan).
     *
     * @param step from vector to vector, {@code next} from number to number of one
     */
    private static void orthonormalise(double[] w, int vectors, int length, int step, int next) {
        for (int v = 0; v < vectors; v++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int u = 0; u < v; u++) {
                    double along = dot(w, u * step, v * step, length, next);
                    for (int i = 0; i < length; i++) {
                        w[v * step + i * next] -= along * w[u * step + i * next];
                    }
                }
            }
            double size = Math.sqrt(dot(w, v * step, v * step, length, next));
            for (int i = 0; i < length; i++) {
                w[v * step + i * next] /= size;
            }
        }
    }

    private static double dot(double[] w, int a, int b, int length, int next) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += w[a + i * next] * w[b + i * next];
        }
        return sum;
    }

    @Override
    public String toString() {
        return name;
    }
}
