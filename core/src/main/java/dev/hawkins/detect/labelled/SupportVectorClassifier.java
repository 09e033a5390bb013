package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelFree;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.kernel.GammaRule;
import dev.hawkins.detect.kernel.LibSvm;
import dev.hawkins.detect.kernel.SupportVectors;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * Support vector machine for two classes (Cortes and Vapnik 1995, doi 10.1007/BF00994018) with the Gaussian kernel
 * {@code k(x, y) = exp(-gamma ||x - y||^2)}: the border with the widest margin between normal rows and known anomalies, at a
 * price of {@code cost} per unit by which a row is on the wrong side. Solved by LIBSVM (Chang and Lin 2011, doi
 * 10.1145/1961189.1961199).
 *
 * <p>The score is the decision value {@code sum_i c_i k(x_i, x) - rho}: 0 on the border, about 1 on the anomalies' margin and
 * -1 on the normal one. Far from all support vectors every row scores -rho, on whichever side of 0 that is.
 * Contributions are sampled Shapley values ({@link ModelFree}), counted from the mean normal row. At least two normal rows
 * and one anomaly are needed.
 *
 * <p>LIBSVM uses the platform's exponential function, so a fit is repeatable on one kind of machine and JDK, but another may
 * differ in the last bits; scores of a saved model are the same everywhere.
 *
 * @param cost C: what a row on the wrong side costs
 * @param width how gamma is chosen
 * @param gamma gamma, if width says given
 * @param maxRows most training rows used
 */
public record SupportVectorClassifier(
        @Setting(help = "what a row on the wrong side costs", min = 1e-6, max = 1e9) double cost,
        @Setting(help = "gamma: scale = 1/(inputs x variance), auto = 1/inputs, median = 1/median distance^2, given")
                GammaRule width,
        @Setting(help = "kernel exp(-gamma distance^2), where width=given", min = 1e-12) double gamma,
        @Setting(
                        help =
                                "most training rows used; beyond it as many are drawn, a quarter or more of them anomalies",
                        min = 4,
                        unit = "rows")
                int maxRows)
        implements Detector {
    public SupportVectorClassifier {
        Settings.check(SupportVectorClassifier.class, cost, width, gamma, maxRows);
    }

    /** Cost 1, gamma by the variance, at most 20,000 rows. */
    public SupportVectorClassifier() {
        this(1, GammaRule.SCALE, 1, 20_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("svm", 2);
        training.needAnomalies("svm");
        context.check();
        int most = mostAnomalies(training.rows().rows(), training.anomalies().rows());
        Matrix anomalies = Subsample.atMost(most, training.anomalies(), context.random("bootstrap-anomalies"));
        Matrix normals = Subsample.atMost(maxRows - anomalies.rows(), training.rows(), context.random("bootstrap"));
        Matrix rows = KnownAnomalies.append(normals, anomalies);
        double chosen = width.gamma(rows, gamma, context);
        LibSvm.Solution solution = LibSvm.twoClass(rows, normals.rows(), cost, chosen, context);
        ModelState state = SupportVectors.keep(rows, solution, chosen)
                .floats("typical", mean(normals))
                .figure("known-anomalies", training.anomalies().rows())
                .figure("support-vectors", solution.supportVectors().length)
                .figure("gamma", chosen)
                .figure("rows-used", rows.rows())
                .build();
        context.done(solution.supportVectors().length + " support vectors");
        return restore(state, training.layout());
    }

    /** In proportion, but a quarter of the rows or more. */
    private int mostAnomalies(int normals, int anomalies) {
        long proportional = (long) maxRows * anomalies / (normals + anomalies);
        int room = Math.max(maxRows - normals, 0);
        return (int) Math.max(Math.max(proportional, maxRows / 4), room);
    }

    static float[] mean(Matrix rows) {
        double[] sums = new double[rows.columns()];
        for (int i = 0; i < rows.values().length; i++) {
            sums[i % sums.length] += rows.values()[i];
        }
        float[] mean = new float[sums.length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = (float) (sums[j] / rows.rows());
        }
        return mean;
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        SupportVectors vectors = SupportVectors.of(state, layout.inputs());
        Model model = new StateModel(
                layout,
                new ScoreMeaning(
                        "on which side of the border between normal rows and known anomalies; 0 on it, 1 on the anomalies'"
                                + " margin",
                        "margins",
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                false,
                0,
                state,
                () -> new Border(vectors, layout.inputs()));
        return ModelFree.of(model, new Matrix(1, layout.inputs(), state.floats("typical", layout.inputs())));
    }

    /** {@code sum_i c_i exp(-gamma ||x_i - x||^2) - rho}. */
    private static final class Border extends RowScorer {
        private final SupportVectors vectors;
        private final double[] squared;

        Border(SupportVectors vectors, int inputs) {
            super(inputs);
            this.vectors = vectors;
            this.squared = new double[vectors.count()];
        }

        @Override
        protected double score(float[] rows, int from) {
            return vectors.sum(rows, from, squared) - vectors.rho();
        }
    }
}
