package dev.hawkins.engine;

/** How the weights of a layer start; biases start at zero. */
public enum Initialiser {
    /** Uniform in +-sqrt(6 / (fan-in + fan-out)), for tanh, sigmoid and linear layers (Glorot and Bengio 2010). */
    GLOROT_UNIFORM,
    /** Normal with sd sqrt(2 / fan-in), for ReLU and leaky ReLU (He et al. 2015). */
    HE_NORMAL,
    /** Normal with sd 0.01 (the public code of ARN). */
    NORMAL_001,
    ZEROS;

    /** The usual choice for an activation. */
    public static Initialiser suited(Activation activation) {
        return activation == Activation.RELU || activation == Activation.LEAKY_RELU || activation == Activation.ELU
                ? HE_NORMAL
                : GLOROT_UNIFORM;
    }

    /** One weight of a layer. */
    double draw(RandomStream stream, int inputs, int units) {
        return switch (this) {
            case GLOROT_UNIFORM -> Math.sqrt(6.0 / (inputs + units)) * (2 * stream.nextDouble() - 1);
            case HE_NORMAL -> Math.sqrt(2.0 / inputs) * stream.nextGaussian();
            case NORMAL_001 -> 0.01 * stream.nextGaussian();
            case ZEROS -> 0;
        };
    }
}
