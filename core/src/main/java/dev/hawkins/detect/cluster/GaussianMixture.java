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
import java.util.Arrays;

/**
 * Gaussian mixture, fitted by expectation and maximisation (Dempster, Laird and Rubin 1977): the score is
 * {@code -log sum_k p_k N(x; m_k, S_k)}. The number of components, unless set, is the one up to 10 with the smallest
 * Bayesian information criterion (Schwarz 1978, doi 10.1214/aos/1176344136); the search ends after two that are no better.
 * Each number is tried from {@code restarts} k-means++ seeds with five iterations each; the likeliest runs to the end.
 *
 * <p>Each variance gets {@code ridge} times the input's overall variance added (1 for a constant input), so no component
 * can shrink to a point. With one component the order of rows is that of the Mahalanobis distance. Contributions are
 * counted from the score of a row at the peak of all components; they are the mean squared numbers of standard deviations
 * from the components, weighted by the components' share in the row, and scaled.
 *
 * @param components number of components, 0 = by the information criterion
 * @param covariance form of the covariances
 * @param restarts seeds tried
 * @param ridge share of each overall variance added
 * @param maxRows most training rows used
 */
public record GaussianMixture(
        @Setting(help = "number of components, 0 = up to 10 by BIC", min = 0, max = 1000) int components,
        @Setting(help = "form of the covariances; auto = full for up to 20 inputs") Form covariance,
        @Setting(help = "how often to start anew, the likeliest is kept", min = 1) int restarts,
        @Setting(help = "share of each variance added to it", min = 1e-9, max = 1) double ridge,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    private static final int MOST_COMPONENTS = 10;
    private static final int MOST_FULL_INPUTS = 20;

    /** Forms of covariance. */
    public enum Form {
        AUTO,
        FULL,
        DIAGONAL
    }

    public GaussianMixture {
        Settings.check(GaussianMixture.class, components, covariance, restarts, ridge, maxRows);
    }

    /** Up to 10 components by BIC, 10 starts, at most 10,000 rows. */
    public GaussianMixture() {
        this(0, Form.AUTO, 10, 1e-6, 10_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("gmm", 1);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        var search = new ExpectationMaximisation(rows, diagonal(rows.columns()), lift(rows), context);
        var best = components > 0
                ? search.fit(components, restarts, context.random("init"))
                : smallestBic(search, rows.rows(), context);
        return restore(state(best, rows.rows()), training.layout());
    }

    private boolean diagonal(int inputs) {
        return covariance == Form.DIAGONAL || covariance == Form.AUTO && inputs > MOST_FULL_INPUTS;
    }

    private double[] lift(Matrix rows) {
        double[] sd = Moments.sd(rows, Moments.mean(rows));
        double[] lift = new double[sd.length];
        for (int j = 0; j < lift.length; j++) {
            lift[j] = ridge * (sd[j] == Moments.CONSTANT_SD ? 1 : sd[j] * sd[j]);
        }
        return lift;
    }

    private ExpectationMaximisation.Fit smallestBic(ExpectationMaximisation search, int rows, FitContext context) {
        ExpectationMaximisation.Fit best = null;
        int worse = 0;
        for (int k = 1; k <= Math.min(MOST_COMPONENTS, rows) && worse < 2; k++) {
            context.progress().update(k - 1, MOST_COMPONENTS, k + " components");
            var fit = search.fit(k, restarts, context.random("init"));
            boolean better = best == null || fit.bic(rows) < best.bic(rows);
            best = better ? fit : best;
            worse = better ? 0 : worse + 1;
        }
        return best;
    }

    private static ModelState state(ExpectationMaximisation.Fit fit, int rows) {
        Mixture mixture = fit.mixture();
        double[][] stacked =
                Arrays.stream(mixture.covariances()).flatMap(Arrays::stream).toArray(double[][]::new);
        return new StateBuilder()
                .doubles("weights", mixture.weights())
                .doubles("means", mixture.means())
                .doubles("covariances", stacked)
                .number("diagonal", mixture.diagonal() ? 1 : 0)
                .figure("components", mixture.components())
                .figure("log-likelihood-per-row", fit.logLikelihood() / rows)
                .figure("bic", fit.bic(rows))
                .build();
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        Mixture mixture = mixture(state, layout.inputs());
        double base = -mixture.density().peak();
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "negative log density of the mixture at the row",
                        "nats",
                        base - 1e-9,
                        Double.POSITIVE_INFINITY),
                false,
                base,
                state,
                () -> new NegativeLog(mixture, layout.inputs(), base));
    }

    private static Mixture mixture(ModelState state, int inputs) {
        double[] weights = state.doubles("weights");
        boolean diagonal = StateBuilder.integer(state, "diagonal", 1) == 1;
        int height = diagonal ? 1 : inputs;
        double[][] means = CentreModel.rows(state.doubles("means", weights.length * inputs), inputs);
        double[][] stacked = CentreModel.rows(state.doubles("covariances", weights.length * height * inputs), inputs);
        double[][][] covariances = new double[weights.length][][];
        for (int k = 0; k < weights.length; k++) {
            covariances[k] = Arrays.copyOfRange(stacked, k * height, (k + 1) * height);
        }
        return new Mixture(weights, means, covariances, diagonal);
    }

    private static final class NegativeLog extends RowScorer {
        private final Mixture mixture;
        private final Mixture.Density density;
        private final double base;

        NegativeLog(Mixture mixture, int inputs, double base) {
            super(inputs);
            this.mixture = mixture;
            this.density = mixture.density();
            this.base = base;
        }

        @Override
        protected double score(float[] rows, int from) {
            return -density.log(rows, from);
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            double log = density.log(rows, from);
            for (int j = 0; j < inputs(); j++) {
                double mean = 0;
                double squares = 0;
                for (int k = 0; k < mixture.components(); k++) {
                    double share = density.share(k, log);
                    double centre = mixture.means()[k][j];
                    double variance = mixture.variance(k, j);
                    double d = rows[from + j] - centre;
                    contributions[to + j] += share * d * d / variance;
                    mean += share * centre;
                    squares += share * (variance + centre * centre);
                }
                expected[to + j] = (float) mean;
                spread[to + j] = (float) Math.sqrt(Math.max(0, squares - mean * mean));
            }
            scaleTo(-log - base, contributions, to);
            return -log;
        }
    }
}
