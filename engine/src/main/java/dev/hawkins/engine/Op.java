package dev.hawkins.engine;

/**
 * One differentiable operation of a graph: computes its node's values from those of its inputs, and adds to the gradients
 * of its inputs what follows from its own. Written once for all kernels; holds no numbers of a run.
 */
abstract class Op {
    final Node out;
    final Node[] in;

    Op(Node out, Node... in) {
        this.out = out;
        this.in = in;
    }

    /** Numbers per row that forward leaves for backward, beyond the output. */
    int auxUnits() {
        return 0;
    }

    /** Whether a loss may depend on it. */
    boolean differentiable() {
        return true;
    }

    /** out = f(in). */
    abstract <A> void forward(Block<A> b);

    /** Adds to the gradient of every input that wants one. */
    abstract <A> void backward(Block<A> b);
}
