package dev.hawkins.detect.variational;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import java.util.List;
import java.util.Map;

/**
 * What held-back rows say of the upper level of a VAE of two levels, each row at the mean of its lower code.
 *
 * @param units of its code
 * @param activeUnits of them, whose mean varies over rows as {@link LatentDiagnosis} has it
 * @param klPerRow mean KL(q(z2|z1) || N(0, I)), in nats
 */
record UpperLevel(int units, int activeUnits, double klPerRow) {
    private static final int CHUNK = 64;

    static UpperLevel of(VaeModel model, Matrix rows) {
        VaeNetwork net = model.network();
        int inputs = rows.columns();
        int units = net.upperMean().units();
        int paid = net.pathKl().units();
        Inference inference =
                net.network().inference(List.of(net.row(), net.noise()), List.of(net.upperMean(), net.pathKl()), CHUNK);
        inference.feedConstant(net.noise(), new float[net.noise().units()], 0);
        float[] seen = new float[CHUNK * inputs];
        float[] means = new float[rows.rows() * units];
        float[] kl = new float[rows.rows() * paid];
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, rows.rows() - from);
            model.seen().apply(rows.values(), from * inputs, count, seen);
            inference.feed(net.row(), seen, 0, count);
            inference.run(count);
            inference.fetch(net.upperMean(), means, from * units);
            inference.fetch(net.pathKl(), kl, from * paid);
        }
        return new UpperLevel(units, LatentDiagnosis.active(means, units), ofLast(kl, paid, units) / rows.rows());
    }

    /** The sum over rows of the last of the numbers that each has. */
    private static double ofLast(float[] numbers, int perRow, int last) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += i % perRow >= perRow - last ? numbers[i] : 0;
        }
        return sum;
    }

    void report(Map<String, Double> figures, List<String> warnings) {
        figures.put("upper-units", (double) units);
        figures.put("active-upper-units", (double) activeUnits);
        figures.put("upper-kl-per-row", klPerRow);
        if (LatentDiagnosis.collapsed(activeUnits, klPerRow)) {
            warnings.add(LatentDiagnosis.collapse(
                    "the upper level of the latent space",
                    activeUnits,
                    units,
                    klPerRow,
                    "it says the same of every code"));
        }
    }
}
