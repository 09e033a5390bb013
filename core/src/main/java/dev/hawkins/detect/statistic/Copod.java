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

/**
 * Copula-based outlier detection, COPOD (Li, Zhao, Botta, Ionescu and Hu 2020, doi 10.1109/ICDM50108.2020.00135), as PyOD
 * computes it: with L and U the negative logs of an input's empirical lower and upper tail probability at the row's value,
 * and S the one of them in the direction of the input's skewness (their sum if it has none), the score is
 * {@code sum_j max(S_j, (L_j + U_j) / 2)}. Tails are those of {@link Ecod}. Additive by input.
 *
 * @param maxRows most training rows used
 */
public record Copod(
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    public Copod {
        Settings.check(Copod.class, maxRows);
    }

    /** At most 100,000 rows. */
    public Copod() {
        this(100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("copod", 1);
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        return restore(Tails.of(rows, context).state(), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return TailScorer.model(
                state,
                layout,
                "sum over the inputs of the negative log of the copula's tail probabilities",
                (lower, upper, skewed) -> Math.max(skewed, (lower + upper) / 2));
    }
}
