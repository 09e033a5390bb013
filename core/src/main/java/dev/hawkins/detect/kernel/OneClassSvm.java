package dev.hawkins.detect.kernel;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * One-class support vector machine (Schoelkopf et al. 2001, doi 10.1162/089976601750264965): minimises
 * {@code 1/2 a'Ka} over {@code 0 <= a_i <= 1/(nu n)}, {@code sum a_i = 1}, with the Gaussian kernel
 * {@code k(x, y) = exp(-gamma ||x - y||^2)}; the score is {@code rho - sum_i a_i k(x_i, x)}, positive outside the learned
 * region, which leaves out about the share nu of the training rows. With this kernel it is the support vector data
 * description of Tax and Duin 2004 (doi 10.1023/B:MACH.0000008084.60811.49) up to scale. Solved by LIBSVM (Chang and Lin 2011,
 * doi 10.1145/1961189.1961199).
 *
 * <p>Far from all support vectors the kernels vanish and every row scores rho. Contributions are counted from
 * {@code rho - 1}, the score of a row that coincides with all support vectors; they are the squared differences to the mean
 * of the support vectors, weighted by their terms in the sum (far out: to the nearest one), and scaled.
 *
 * <p>LIBSVM uses the platform's exponential function, so a fit is repeatable on one kind of machine and JDK, but another may
 * differ in the last bits; scores of a saved model are the same everywhere.
 *
 * @param nu share of training rows left out, at most
 * @param width how gamma is chosen
 * @param gamma gamma, if width says given
 * @param maxRows most training rows used
 */
public record OneClassSvm(
        @Setting(help = "share of training rows that may lie outside", min = 1e-6, max = 1, unit = "share") double nu,
        @Setting(help = "gamma: scale = 1/(inputs x variance), auto = 1/inputs, median = 1/median distance^2, given")
                GammaRule width,
        @Setting(help = "kernel exp(-gamma distance^2), where width=given", min = 1e-12) double gamma,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 2, unit = "rows") int maxRows)
        implements Detector {
    public OneClassSvm {
        Settings.check(OneClassSvm.class, nu, width, gamma, maxRows);
    }

    /** 1 % outside, gamma by the variance, at most 20,000 rows. */
    public OneClassSvm() {
        this(0.01, GammaRule.SCALE, 1, 20_000);
    }

    /**
     * Cloudera Fast Forward report FF12 (2020), on all of its 97,278 rows. Its text says nu = .01, but the size of the model
     * that it reports fits the .0001 of its code.
     */
    public static OneClassSvm ff12() {
        return new OneClassSvm(1e-4, GammaRule.GIVEN, 0.5, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("ocsvm", 2);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double chosen = width.gamma(rows, gamma, context);
        LibSvm.Solution solution = LibSvm.oneClass(rows, nu, chosen, context);
        ModelState state = SupportVectors.keep(rows, solution, chosen)
                .figure("support-vectors", solution.supportVectors().length)
                .figure("gamma", chosen)
                .figure("rows-used", rows.rows())
                .build();
        context.done(solution.supportVectors().length + " support vectors");
        return restore(state, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        SupportVectors vectors = SupportVectors.of(state, inputs);
        double rho = vectors.rho();
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "how far outside the region of the training rows; 0 at its border",
                        "kernel units",
                        rho - 1 - 1e-9,
                        rho),
                false,
                rho - 1,
                state,
                () -> new SupportVectorScorer(vectors, inputs));
    }
}
