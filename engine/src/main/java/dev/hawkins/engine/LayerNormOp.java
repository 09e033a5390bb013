package dev.hawkins.engine;

import java.util.List;

/** (x - mean) / sqrt(variance + epsilon) over the units of a row, scaled and shifted; keeps the standardised x and 1/sd. */
final class LayerNormOp extends Op {
    private final ScaleShift end;
    private final double epsilon;

    LayerNormOp(Node out, Node x, Layer layer, double epsilon) {
        super(out, x);
        end = new ScaleShift(layer);
        this.epsilon = epsilon;
    }

    @Override
    List<Layer> layers() {
        return List.of(end.layer());
    }

    @Override
    LayerNormOp again(Node out, Node... in) {
        return new LayerNormOp(out, in[0], end.layer(), epsilon);
    }

    @Override
    int auxUnits() {
        return out.units() + 1;
    }

    @Override
    <A> void forward(Block<A> b) {
        int units = out.units();
        int n = b.size(out);
        int z = b.aux(this);
        int inverse = z + n;
        b.e.sumUnits(b.v, b.at(in[0]), units, b.v, inverse, b.width);
        b.e.copy(b.v, b.at(in[0]), b.v, z, n);
        b.e.addToUnits(-1.0 / units, b.v, inverse, b.v, z, units, b.width);
        b.e.multiply(b.v, z, b.v, z, b.v, b.t0, n);
        b.e.sumUnits(b.v, b.t0, units, b.v, inverse, b.width);
        b.e.affine(1.0 / units, b.v, inverse, epsilon, b.v, inverse, b.width);
        b.e.squareRoot(b.v, inverse, b.v, inverse, b.width);
        b.e.fill(1, b.v, b.t0, b.width);
        b.e.divide(b.v, b.t0, b.v, inverse, b.v, inverse, b.width);
        b.e.multiplyUnits(b.v, inverse, b.v, z, b.v, z, units, b.width);
        end.forward(b, z, b.at(out));
    }

    /** dx = (d - mean(d) - z * mean(d * z)) / sd with d = scale * dy and z the standardised x. */
    @Override
    <A> void backward(Block<A> b) {
        int units = out.units();
        int n = b.size(out);
        int z = b.aux(this);
        end.keep(b, out, z);
        if (!b.wants(in[0])) {
            return;
        }
        b.e.fill(0, b.v, b.t1, n);
        b.e.addScaledUnits(b.parameters, end.layer().weights(), b.g, b.at(out), b.v, b.t1, units, b.width);
        b.e.multiply(b.v, b.t1, b.v, z, b.v, b.t2, n);
        b.e.sumUnits(b.v, b.t2, units, b.v, b.t0, b.width);
        b.e.multiplyUnits(b.v, b.t0, b.v, z, b.v, b.t2, units, b.width);
        b.e.sumUnits(b.v, b.t1, units, b.v, b.t0, b.width);
        b.e.addScaled(-1.0 / units, b.v, b.t2, b.v, b.t1, n);
        b.e.addToUnits(-1.0 / units, b.v, b.t0, b.v, b.t1, units, b.width);
        b.e.multiplyUnits(b.v, z + n, b.v, b.t1, b.v, b.t1, units, b.width);
        b.e.add(b.v, b.t1, b.g, b.at(in[0]), b.g, b.at(in[0]), n);
    }
}
