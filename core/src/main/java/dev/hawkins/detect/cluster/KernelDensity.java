package dev.hawkins.detect.cluster;

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
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.statistic.Moments;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * Kernel density estimate (Parzen 1962, doi 10.1214/aoms/1177704472): the score is the negative log of the mean of
 * Gaussian kernels at the training rows, with a bandwidth per input by Scott's rule, {@code h_j = factor * sd_j *
 * n^(-1/(inputs + 4))} (Scott 1992, doi 10.1002/9780470316849). Evaluated by log-sum-exp, so it grows quadratically far out
 * and never becomes infinite; kernels e^-40 below the nearest are left out. With one row the bandwidths are 1.
 *
 * <p>Keeps the training rows; scoring takes time in proportion to rows x inputs. Contributions are counted from the score at
 * the peak of all kernels; they are the mean squared differences to the training rows in bandwidths, weighted by the
 * kernels, and scaled. Expected is the mean of the training rows so weighted.
 *
 * @param factor multiplies Scott's bandwidths
 * @param maxRows most training rows kept
 */
public record KernelDensity(
        @Setting(help = "multiplies the bandwidths of Scott's rule", min = 1e-3, max = 1e3) double factor,
        @Setting(help = "most training rows kept; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    private static final double NEGLIGIBLE = 40;
    private static final double LOG_2_PI = 1.8378770664093453;

    public KernelDensity {
        Settings.check(KernelDensity.class, factor, maxRows);
    }

    /** Scott's bandwidths, at most 5,000 rows. */
    public KernelDensity() {
        this(1, 5000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("kde", 1);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double[] width = Moments.sd(rows, Moments.mean(rows));
        double scott = StrictMath.pow(rows.rows(), -1.0 / (rows.columns() + 4));
        for (int j = 0; j < width.length; j++) {
            width[j] = rows.rows() == 1 ? factor : factor * scott * width[j];
        }
        ModelState state = new StateBuilder()
                .matrix("rows", rows)
                .doubles("bandwidth", width)
                .figure("rows-kept", rows.rows())
                .build();
        context.done(rows.rows() + " rows");
        return restore(state, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        Matrix rows = StateBuilder.matrix(state, "rows", inputs);
        double[] bandwidth = state.doubles("bandwidth", inputs);
        double base = 0;
        for (double h : bandwidth) {
            base += StrictMath.log(h) + LOG_2_PI / 2;
        }
        double lowest = base;
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "negative log kernel density at the row", "nats", lowest - 1e-9, Double.POSITIVE_INFINITY),
                false,
                lowest,
                state,
                () -> new Kernels(rows, bandwidth, lowest));
    }

    private static final class Kernels extends RowScorer {
        private final Matrix rows;
        private final double[] bandwidth;
        private final double base;
        /** Half the squared distances to the training rows, in bandwidths; then the kernels, the nearest being 1. */
        private final double[] kernels;

        /** The training rows by input, in bandwidths, so that the loops run over training rows. */
        private final double[][] byInput;

        Kernels(Matrix rows, double[] bandwidth, double base) {
            super(rows.columns());
            this.rows = rows;
            this.bandwidth = bandwidth;
            this.base = base;
            this.kernels = new double[rows.rows()];
            this.byInput = new double[rows.columns()][rows.rows()];
            for (int j = 0; j < byInput.length; j++) {
                for (int r = 0; r < kernels.length; r++) {
                    byInput[j][r] = rows.get(r, j) / bandwidth[j];
                }
            }
        }

        @Override
        protected double score(float[] queries, int from) {
            java.util.Arrays.fill(kernels, 0);
            for (int j = 0; j < byInput.length; j++) {
                addSquares(kernels, queries[from + j] / bandwidth[j], byInput[j]);
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (double q : kernels) {
                nearest = Math.min(nearest, q);
            }
            double sum = 0;
            for (int r = 0; r < kernels.length; r++) {
                double beyond = kernels[r] - nearest;
                kernels[r] = beyond < NEGLIGIBLE ? StrictMath.exp(-beyond) : 0;
                sum += kernels[r];
            }
            return base + nearest - StrictMath.log(sum / kernels.length);
        }

        private static void addSquares(double[] sums, double value, double[] terms) {
            for (int r = 0; r < sums.length; r++) {
                double d = value - terms[r];
                sums[r] += 0.5 * d * d;
            }
        }

        @Override
        protected double explain(
                float[] queries, int from, double[] contributions, float[] expected, float[] spread, int to) {
            double score = score(queries, from);
            double total = 0;
            for (double kernel : kernels) {
                total += kernel;
            }
            for (int j = 0; j < byInput.length; j++) {
                double mean = 0;
                double squares = 0;
                double value = queries[from + j];
                for (int r = 0; r < kernels.length; r++) {
                    if (kernels[r] > 0) {
                        double d = (value - rows.get(r, j)) / bandwidth[j];
                        mean += kernels[r] / total * d;
                        squares += kernels[r] / total * d * d;
                    }
                }
                contributions[to + j] = squares;
                expected[to + j] = (float) (value - mean * bandwidth[j]);
                spread[to + j] = (float) (bandwidth[j] * Math.sqrt(Math.max(0, squares - mean * mean) + 1));
            }
            scaleTo(score - base, contributions, to);
            return score;
        }
    }
}
