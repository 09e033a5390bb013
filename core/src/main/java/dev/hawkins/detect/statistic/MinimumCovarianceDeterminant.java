package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;

/**
 * Minimum covariance determinant: the Mahalanobis distance with a location and covariance that up to half of the training
 * rows cannot spoil, found by FastMCD (Rousseeuw and Van Driessen 1999, doi 10.1080/00401706.1999.10485670). Among random
 * starts, concentration steps (keep the h rows nearest to the mean of the last h) look for the h rows with the smallest
 * determinant of their covariance; it is made consistent for Gaussian rows, and a last estimate uses all rows within its
 * 97.5 % ellipsoid.
 *
 * <p>Up to 600 rows are searched directly, more through up to five groups of 300, their union, then all. Each variance gets
 * {@code ridge} times a robust one added, so a determinant is never 0, and linked columns, rows that lie in a plane and more
 * columns than rows are fine. Contributions, expectations and spread are as for {@link Mahalanobis}.
 *
 * @param support share of the rows in h; 0 = (rows + inputs + 1) / 2
 * @param starts random starts
 * @param ridge share of each variance added to it
 * @param maxRows most training rows used
 */
public record MinimumCovarianceDeterminant(
        @Setting(help = "share of rows taken to be good, 0 = just over half", min = 0, max = 1) double support,
        @Setting(help = "random starts of the search", min = 1) int starts,
        @Setting(help = "share of each variance added to it", min = 1e-12, max = 1) double ridge,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 2, unit = "rows") int maxRows)
        implements Detector {
    private static final double INSIDE = 0.975;

    public MinimumCovarianceDeterminant {
        Settings.check(MinimumCovarianceDeterminant.class, support, starts, ridge, maxRows);
    }

    /** The paper's 500 starts and just over half of the rows. */
    public MinimumCovarianceDeterminant() {
        this(0, 500, 1e-6, 50_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("mcd", 2);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        int inputs = rows.columns();
        double[] lift = RobustScale.squares(rows);
        for (int j = 0; j < inputs; j++) {
            lift[j] *= ridge;
        }
        int h = support > 0 ? (int) Math.ceil(support * rows.rows()) : (rows.rows() + inputs + 1) / 2;
        h = Math.max(Math.min(2, rows.rows()), Math.min(rows.rows(), h));
        FastMcd.Estimate raw = new FastMcd(lift, starts, context).search(rows, (double) h / rows.rows());
        double[] squared = raw.squaredDistances(rows);
        double cut = consistency(squared, inputs) * ChiSquared.quantile(INSIDE, inputs);
        int[] good = java.util.stream.IntStream.range(0, squared.length)
                .filter(r -> squared[r] <= cut)
                .toArray();
        FastMcd.Estimate last = FastMcd.Estimate.of(rows.select(good.length > 1 ? good : raw.members()), good, lift);
        double factor = INSIDE / ChiSquared.below(ChiSquared.quantile(INSIDE, inputs), inputs + 2);
        double[][] precision = last.factor().inverse();
        for (double[] row : precision) {
            for (int j = 0; j < inputs; j++) {
                row[j] /= factor;
            }
        }
        context.done(good.length + " rows inside");
        return restore(
                Ellipsoid.state(last.mean(), precision)
                        .figure("rows-used", rows.rows())
                        .figure("rows-inside", good.length)
                        .build(),
                training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return Ellipsoid.model(state, layout, "squared Mahalanobis distance to the robust centre of the training rows");
    }

    /** The factor that brings the median squared distance to that of Gaussian rows. */
    private static double consistency(double[] squared, int inputs) {
        double[] sorted = squared.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return median > 0 ? median / ChiSquared.quantile(0.5, inputs) : 1;
    }
}
