package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * Mahalanobis distance (Mahalanobis 1936; reprinted 2018, doi 10.1007/s13171-019-00164-5): the score is
 * {@code (x - m)' S^-1 (x - m)} with the mean m and the covariance S of the training rows, n - 1 in its denominator. On
 * Gaussian rows it has about a chi-squared distribution with as many degrees of freedom as inputs.
 *
 * <p>S gets {@code ridge} times its diagonal added, so linked columns (such as a one-hot block) and more columns than rows
 * are fine; a constant column counts as one of variance 1, of which only the ridge is added. Contributions
 * {@code (x - m)_j (S^-1 (x - m))_j} are exact; single ones may be below 0 where columns depend on each other. The expected
 * value of an input is its conditional mean given the row's other inputs, the spread the conditional deviation.
 *
 * @param ridge share of each variance added to it
 */
public record Mahalanobis(@Setting(help = "share of each variance added to it", min = 1e-12, max = 1) double ridge)
        implements Detector {
    public Mahalanobis {
        Settings.check(Mahalanobis.class, ridge);
    }

    /** A ridge of a millionth. */
    public Mahalanobis() {
        this(1e-6);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("mahalanobis", 2);
        context.check();
        Matrix rows = training.rows();
        double[] mean = Moments.mean(rows);
        double[][] covariance = Moments.covariance(rows, mean, context);
        double[] scale = scale(covariance);
        double[][] precision = Ellipsoid.factor(covariance, scale, ridge).inverse();
        context.done(mean.length + " inputs");
        return restore(Ellipsoid.state(mean, precision).build(), training.layout());
    }

    /** The variances, 1 for a constant column. */
    static double[] scale(double[][] covariance) {
        double[] scale = new double[covariance.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = covariance[j][j] > 1e-18 ? covariance[j][j] : 1;
        }
        return scale;
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return Ellipsoid.model(state, layout, "squared Mahalanobis distance to the mean of the training rows");
    }
}
