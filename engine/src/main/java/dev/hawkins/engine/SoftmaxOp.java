package dev.hawkins.engine;

/**
 * Softmax of (logits + noise) / temperature per block of units, or the one-hot vector of its greatest unit with the gradient
 * of the softmax (straight-through). Keeps the softmax.
 */
final class SoftmaxOp extends Op {
    private final int[] blocks;
    private final Coefficient temperature;
    private final boolean hard;

    /** @param in logits, and perhaps noise */
    SoftmaxOp(Node out, int[] blocks, Coefficient temperature, boolean hard, Node... in) {
        super(out, in);
        this.blocks = blocks;
        this.temperature = temperature;
        this.hard = hard;
    }

    @Override
    int auxUnits() {
        return out.units();
    }

    private double inverse(Block<?> b) {
        return temperature == null ? 1 : 1 / b.coefficients[temperature.id()];
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = b.size(out);
        int soft = b.aux(this);
        int y = b.at(out);
        b.e.affine(inverse(b), b.v, b.at(in[0]), 0, b.v, soft, n);
        if (in.length > 1) {
            b.e.addScaled(inverse(b), b.v, b.at(in[1]), b.v, soft, n);
        }
        for (int units : blocks) {
            Softmax.forward(b, soft, soft, units);
            if (hard) {
                b.e.firstMaximumUnits(b.v, soft, units, b.v, y, b.width);
            } else {
                b.e.copy(b.v, soft, b.v, y, units * b.width);
            }
            soft += units * b.width;
            y += units * b.width;
        }
    }

    /** s (dy - sum(s dy)) / temperature. */
    @Override
    <A> void backward(Block<A> b) {
        int at = 0;
        for (int units : blocks) {
            int n = units * b.width;
            int soft = b.aux(this) + at;
            b.e.multiply(b.g, b.at(out) + at, b.v, soft, b.v, b.t0, n);
            b.e.sumUnits(b.v, b.t0, units, b.v, b.t1, b.width);
            b.e.multiplyUnits(b.v, b.t1, b.v, soft, b.v, b.t2, units, b.width);
            b.e.subtract(b.v, b.t0, b.v, b.t2, b.v, b.t0, n);
            for (Node x : in) {
                if (b.wants(x)) {
                    b.e.addScaled(inverse(b), b.v, b.t0, b.g, b.at(x) + at, n);
                }
            }
            at += n;
        }
    }
}
