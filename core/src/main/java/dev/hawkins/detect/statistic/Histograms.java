package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * Histogram-based outlier score, HBOS (Goldstein and Dengel 2012), as PyOD computes it: every input has a histogram of
 * {@code bins} equal widths between its smallest and largest training value, scaled to a density, and the score is
 * {@code sum_j -log2(density_j(x_j) + alpha)}. A value outside by no more than {@code tolerance} bin widths counts in the
 * outermost bin, one farther out gets the smallest density that any bin has. A constant input has its bins over a range of
 * one unit around it.
 *
 * <p>Additive by input; inputs are taken to be independent. At least one training row is needed.
 *
 * @param bins bins of each histogram
 * @param alpha added to every density
 * @param tolerance how far outside still counts in the outermost bin
 */
public record Histograms(
        @Setting(help = "bins of each histogram", min = 1, max = 100_000) int bins,
        @Setting(help = "added to every density, so that empty bins are finite", min = 1e-9, max = 1) double alpha,
        @Setting(help = "bin widths by which a value outside still counts in the last bin", min = 0) double tolerance)
        implements Detector {
    public Histograms {
        Settings.check(Histograms.class, bins, alpha, tolerance);
    }

    /** 10 bins, alpha .1 and half a bin of tolerance. */
    public Histograms() {
        this(10, 0.1, 0.5);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("hbos", 1);
        Matrix rows = training.rows();
        double[][] edges = new double[rows.columns()][bins + 1];
        double[][] surprise = new double[rows.columns()][bins];
        for (int j = 0; j < rows.columns(); j++) {
            context.check();
            spread(rows, j, edges[j]);
            count(rows, j, edges[j], surprise[j]);
            context.progress().update(j + 1, rows.columns(), (j + 1) + " inputs");
        }
        return restore(
                new StateBuilder()
                        .doubles("edges", edges)
                        .doubles("surprise", surprise)
                        .build(),
                training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        double[] edges = state.doubles("edges", layout.inputs() * (bins + 1));
        double[] surprise = state.doubles("surprise", layout.inputs() * bins);
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "sum over the inputs of how thinly populated the row's histogram bins are",
                        "bits",
                        Double.NEGATIVE_INFINITY,
                        -layout.inputs() * log2(alpha) + 1e-6),
                true,
                0,
                state,
                () -> new Bins(layout.inputs(), bins, tolerance, edges, surprise));
    }

    private void spread(Matrix rows, int column, double[] edges) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows.rows(); r++) {
            low = Math.min(low, rows.get(r, column));
            high = Math.max(high, rows.get(r, column));
        }
        if (low == high) {
            low -= 0.5;
            high += 0.5;
        }
        for (int b = 0; b <= bins; b++) {
            edges[b] = b == bins ? high : low + b * ((high - low) / bins);
        }
    }

    private void count(Matrix rows, int column, double[] edges, double[] surprise) {
        for (int r = 0; r < rows.rows(); r++) {
            surprise[Math.min(bins - 1, bin(edges, 0, bins, rows.get(r, column)))]++;
        }
        for (int b = 0; b < bins; b++) {
            surprise[b] = -log2(surprise[b] / rows.rows() / (edges[b + 1] - edges[b]) + alpha);
        }
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }

    /** The bin with edge[b] <= value < edge[b + 1]; -1 below all, {@code bins} from the last edge on. */
    static int bin(double[] edges, int from, int bins, double value) {
        int low = -1;
        int high = bins + 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edges[from + middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class Bins extends RowScorer {
        private final int bins;
        private final double tolerance;
        private final double[] edges;
        private final double[] surprise;
        private final double[] outside;

        Bins(int inputs, int bins, double tolerance, double[] edges, double[] surprise) {
            super(inputs);
            this.bins = bins;
            this.tolerance = tolerance;
            this.edges = edges;
            this.surprise = surprise;
            this.outside = new double[inputs];
            for (int j = 0; j < inputs; j++) {
                outside[j] = surprise[j * bins];
                for (int b = 1; b < bins; b++) {
                    outside[j] = Math.max(outside[j], surprise[j * bins + b]);
                }
            }
        }

        @Override
        protected double score(float[] rows, int from) {
            double sum = 0;
            for (int j = 0; j < inputs(); j++) {
                sum += surprise(j, rows[from + j]);
            }
            return sum;
        }

        private double surprise(int j, double value) {
            int first = j * (bins + 1);
            int bin = bin(edges, first, bins, value);
            if (bin < 0) {
                double width = edges[first + 1] - edges[first];
                return edges[first] - value <= tolerance * width ? surprise[j * bins] : outside[j];
            }
            if (bin == bins) {
                double width = edges[first + bins] - edges[first + bins - 1];
                return value - edges[first + bins] <= tolerance * width ? surprise[j * bins + bins - 1] : outside[j];
            }
            return surprise[j * bins + bin];
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            for (int j = 0; j < inputs(); j++) {
                contributions[to + j] = surprise(j, rows[from + j]);
            }
            return score(rows, from);
        }
    }
}
