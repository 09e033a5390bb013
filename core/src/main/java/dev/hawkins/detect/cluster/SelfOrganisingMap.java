package dev.hawkins.detect.cluster;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;

/**
 * Self-organising map (Kohonen 1982, doi 10.1007/BF00337288): units on a grid become prototypes such that neighbours on the
 * grid are alike; the score is the Euclidean distance to the best unit, the quantisation error. Trained by the batch rule:
 * in every epoch a unit becomes the mean of all rows, weighted by {@code exp(-g^2 / (2 s^2))} with g the grid distance
 * between the unit and the row's best unit; s falls geometrically from half the longer side to one half. Units start at
 * rows drawn at random. A map of one unit is the mean of the rows. Contributions are as for {@link KMeans}.
 *
 * @param width units side by side
 * @param height units one above the other
 * @param epochs passes over the rows
 * @param maxRows most training rows used
 */
public record SelfOrganisingMap(
        @Setting(help = "units side by side", min = 1, max = 1000) int width,
        @Setting(help = "units one above the other", min = 1, max = 1000) int height,
        @Setting(help = "passes over the training rows", min = 1, unit = "epochs") int epochs,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    private static final double LAST_WIDTH = 0.5;

    public SelfOrganisingMap {
        Settings.check(SelfOrganisingMap.class, width, height, epochs, maxRows);
    }

    /** 10 x 10 units, 20 epochs. */
    public SelfOrganisingMap() {
        this(10, 10, 20, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("som", 1);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double[][] units = start(rows, context.random("init"));
        double first = Math.max(LAST_WIDTH, Math.max(width, height) / 2.0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            context.check();
            double done = epochs == 1 ? 1 : epoch / (epochs - 1.0);
            double s = first * StrictMath.pow(LAST_WIDTH / first, done);
            units = means(rows, units, s, context);
            context.progress().update(epoch + 1, epochs, "epoch " + (epoch + 1));
        }
        return restore(CentreModel.state(rows, units, null, context).build(), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return CentreModel.of(state, layout, "distance to the best unit of the map");
    }

    private double[][] start(Matrix rows, RandomStream random) {
        double[][] units = new double[width * height][rows.columns()];
        for (double[] unit : units) {
            int row = random.nextInt(rows.rows());
            for (int j = 0; j < unit.length; j++) {
                unit[j] = rows.get(row, j);
            }
        }
        return units;
    }

    private double[][] means(Matrix rows, double[][] units, double s, FitContext context) {
        Assignment best = Assignment.of(rows, units, context);
        double[][] sums = best.sums(rows, units.length);
        int[] sizes = best.sizes(units.length);
        double[][] means = new double[units.length][rows.columns()];
        for (int u = 0; u < units.length; u++) {
            double weights = 0;
            for (int v = 0; v < units.length; v++) {
                if (sizes[v] > 0) {
                    double weight = neighbourhood(u, v, s);
                    weights += weight * sizes[v];
                    for (int j = 0; j < means[u].length; j++) {
                        means[u][j] += weight * sums[v][j];
                    }
                }
            }
            for (int j = 0; j < means[u].length; j++) {
                means[u][j] = weights > 0 ? means[u][j] / weights : units[u][j];
            }
        }
        return means;
    }

    private double neighbourhood(int u, int v, double s) {
        double across = u % width - v % width;
        double down = u / width - v / width;
        return StrictMath.exp(-(across * across + down * down) / (2 * s * s));
    }
}
