package dev.hawkins.engine;

import java.util.List;

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

    /** The node that messages name: what the user of the graph knows it by. */
    Node named() {
        return out;
    }

    /** Numbers per row that forward leaves for backward, beyond the output. */
    int auxUnits() {
        return 0;
    }

    /** The layers whose parameters it uses. */
    List<Layer> layers() {
        return List.of();
    }

    /** Multiply-adds with weights per row, roughly; how much work the operation is. */
    long multiplyAdds() {
        return layers().stream().mapToLong(Layer::parameterCount).sum();
    }

    /** Whether backward can write the gradient of its only input at once, instead of adding to what is there. */
    boolean writesGradient() {
        return false;
    }

    /** The same operation with the same parameters on other inputs of the same sizes. */
    Op again(Node out, Node... in) {
        throw new IllegalStateException(this.out + " was made by no layer");
    }

    /** The inputs that matter where nothing is trained. */
    List<Node> neededAlone() {
        return List.of(in);
    }

    /** Whether its output wants a gradient as soon as one of its inputs does. */
    boolean passesGradient() {
        return true;
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
