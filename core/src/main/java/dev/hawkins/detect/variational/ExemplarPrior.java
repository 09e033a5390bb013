package dev.hawkins.detect.variational;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.neighbour.NearestNeighbours;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prior that is put in the place of N(0, I) after training: in equal parts Gaussians around the codes of training rows,
 * {@code r(z) = (1/N) sum_n N(z; mu(x_n), diag v)}, with v_i the mean over those rows of the variance of q(z_i|x_n). Exemplars
 * as a prior: Norouzi, Fleet and Norouzi 2020, arXiv 2004.04795; a density of codes fitted after training: Ghosh et al. 2020,
 * arXiv 1903.12436.
 *
 * <p>The KL to it is bounded from above by its nearest part: {@code KL(q||r) <= ln N + min_n KL(q || N(mu(x_n), diag v))}. All
 * parts have the same variances, so the nearest is the nearest code, in units of the square roots of v.
 *
 * @param variances v
 * @param nearest distance of a code in those units from the nearest exemplar's
 * @param count N
 */
record ExemplarPrior(double[] variances, Model nearest, int count) {
    private static final int AT_ONCE = 256;
    private static final String PREFIX = "exemplars/";
    private static final String VARIANCES = "exemplar-variances";

    private static final NearestNeighbours NEAREST =
            new NearestNeighbours(1, NearestNeighbours.Distance.LARGEST, Integer.MAX_VALUE);

    /** The codes of all these rows. */
    static ExemplarPrior of(VaeModel model, Matrix rows) {
        Encoder encoder = new Encoder(model, AT_ONCE);
        int units = model.network().mean().units();
        float[] means = new float[Math.multiplyExact(rows.rows(), units)];
        float[] logVariances = new float[means.length];
        float[] seen = new float[AT_ONCE * rows.columns()];
        for (int from = 0; from < rows.rows(); from += AT_ONCE) {
            int count = Math.min(AT_ONCE, rows.rows() - from);
            model.seen().apply(rows.values(), from * rows.columns(), count, seen);
            encoder.run(seen, 0, count);
            System.arraycopy(encoder.mean(), 0, means, from * units, count * units);
            System.arraycopy(encoder.logVariance(), 0, logVariances, from * units, count * units);
        }
        return of(means, logVariances, units);
    }

    /**
     * @param means latent means of rows, row-major
     * @param logVariances of the same
     */
    static ExemplarPrior of(float[] means, float[] logVariances, int units) {
        int rows = means.length / units;
        double[] variances = new double[units];
        for (int i = 0; i < logVariances.length; i++) {
            variances[i % units] += StrictMath.exp(logVariances[i]) / rows;
        }
        float[] codes = means.clone();
        scale(codes, rows, variances);
        Training exemplars = Training.of(new Matrix(rows, units, codes), InputLayout.ofReals(units));
        return new ExemplarPrior(variances, NEAREST.fit(exemplars, FitContext.of(0)), rows);
    }

    private static void scale(float[] codes, int rows, double[] variances) {
        int units = variances.length;
        for (int i = 0; i < rows * units; i++) {
            codes[i] = (float) (codes[i] / Math.sqrt(variances[i % units]));
        }
    }

    void save(Map<String, ModelState.Tensor> tensors) {
        tensors.put(VARIANCES, ModelState.Doubles.of(variances.clone()));
        nearest.state().tensors().forEach((name, tensor) -> tensors.put(PREFIX + name, tensor));
    }

    static ExemplarPrior load(ModelState state, int units) {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        state.tensors().forEach((name, tensor) -> {
            if (name.startsWith(PREFIX)) {
                tensors.put(name.substring(PREFIX.length()), tensor);
            }
        });
        ModelState own = new ModelState(tensors, Map.of(), state.report());
        return new ExemplarPrior(
                state.doubles(VARIANCES, units),
                NEAREST.restore(own, InputLayout.ofReals(units)),
                StateBuilder.matrix(own, "rows", units).rows());
    }

    /** The bound of the KL, for one thread and so many rows at a time. */
    final class Cost {
        private final Scorer scorer;
        private final float[] codes;
        private final double[] distances;

        Cost(int maxRows) {
            scorer = nearest.scorer(maxRows);
            codes = new float[Math.multiplyExact(maxRows, variances.length)];
            distances = new double[maxRows];
        }

        /**
         * @param mean of q(z|x) of so many rows, row-major
         * @param kl receives a number per row
         */
        void of(float[] mean, float[] logVariance, int rows, double[] kl) {
            int units = variances.length;
            System.arraycopy(mean, 0, codes, 0, rows * units);
            scale(codes, rows, variances);
            scorer.score(codes, 0, rows, distances, 0);
            for (int r = 0; r < rows; r++) {
                double twice = distances[r] * distances[r];
                for (int i = 0; i < units; i++) {
                    double v = variances[i];
                    double s = logVariance[r * units + i];
                    twice += StrictMath.exp(s) / v - 1 - s + StrictMath.log(v);
                }
                kl[r] = StrictMath.log(count) + twice / 2;
            }
        }
    }
}
