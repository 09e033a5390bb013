package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What held-back rows say of a game, with noise that is the same at every look. Sums are in double, in the order of rows. */
final class Sight {
    static final int MOST_ROWS = 1000;

    private final Match match;
    private final Matrix rows;
    private final Inference inference;
    private final float[] made;
    private final float[] before;
    private final double variance;
    private boolean looked;

    /** @param rows at most {@link #MOST_ROWS} */
    Sight(Match match, Matrix rows, RandomStream random) {
        this.match = match;
        this.rows = rows;
        List<Node> fed = new ArrayList<>(List.of(match.judgement().row()));
        match.noises().forEach(noise -> fed.add(noise.node()));
        List<Node> seen = List.of(match.real(), match.fake(), match.made(), match.misfit());
        inference = match.judgement().inference(fed, seen, rows.rows());
        inference.feed(match.judgement().row(), rows.values(), 0, rows.rows());
        for (Match.Noise noise : match.noises()) {
            RandomStream stream = random.derive(noise.node().name());
            inference.feed(noise.node(), noise.draw(rows.rows(), stream), 0, rows.rows());
        }
        made = new float[rows.values().length];
        before = new float[made.length];
        variance = variance(rows.values(), rows.columns());
    }

    /** Takes the parameters as they are now. */
    void look() {
        inference.run(rows.rows());
    }

    /** With the parameters as they are now, at which it looks. */
    Watch.Facts facts(double gradient) {
        look();
        System.arraycopy(made, 0, before, 0, made.length);
        inference.fetch(match.made(), made, 0);
        double movement = looked ? meanSquare(made, before) / variance : Double.NaN;
        looked = true;
        double loss = crossEntropy(match.real(), 1) + crossEntropy(match.fake(), 0);
        return new Watch.Facts(loss, gradient, variance(made, rows.columns()) / variance, movement);
    }

    /** The mean misfit with the parameters at the last look. */
    double misfit() {
        return Arrays.stream(numbers(match.misfit())).sum() / rows.rows();
    }

    /** Mean of {@code softplus(l) - target l} over logits. */
    private double crossEntropy(Node logits, double target) {
        double sum = 0;
        for (double l : numbers(logits)) {
            sum += Math.max(l, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(l))) - target * l;
        }
        return sum / rows.rows();
    }

    /** A fetched node of one unit. */
    private double[] numbers(Node node) {
        double[] numbers = new double[rows.rows()];
        inference.addSums(node, numbers, 0);
        return numbers;
    }

    /** Mean over rows of the squared distance. */
    private double meanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum / rows.rows();
    }

    /** Mean over rows of the squared distance to the mean row. */
    private static double variance(float[] values, int columns) {
        double[] mean = new double[columns];
        int rows = values.length / columns;
        for (int i = 0; i < values.length; i++) {
            mean[i % columns] += values[i] / (double) rows;
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double centred = values[i] - mean[i % columns];
            sum += centred * centred;
        }
        return sum / rows;
    }
}
