package dev.hawkins.engine.kernels;

/**
 * A weight matrix within an array of parameters: units x inputs, weight rows {@code stride} apart.
 *
 * @param offset where the first weight row begins
 */
public record Weights(int offset, int stride, int inputs, int units) {
    /** Whether a product with these steps and sizes is one with the whole matrix. */
    boolean isWhole(int stride, int inputs, int units) {
        return stride == this.stride && inputs == this.inputs && units == this.units;
    }
}
