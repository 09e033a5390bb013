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
 * Empirical cumulative distribution outlier detection, ECOD (Li, Zhao, Hu, Botta, Ionescu and Chen 2022, doi
 * 10.1109/TKDE.2022.3159580), as PyOD computes it: with L and U the negative logs of an input's empirical lower and upper
 * tail probability at the row's value, and S the one of them in the direction of the input's skewness (their sum if it has
 * none), the score is {@code sum_j max(L_j, U_j, S_j)}.
 *
 * <p>Tails are those of the training rows and the scored row alone, {@code (1 + #{x_i <= x}) / (n + 1)}; PyOD counts the
 * other rows of the batch in, which would make the score depend on them. Additive by input; without parameters except a cap
 * on the rows whose values are kept.
 *
 * @param maxRows most training rows used
 */
public record Ecod(
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    public Ecod {
        Settings.check(Ecod.class, maxRows);
    }

    /** At most 100,000 rows. */
    public Ecod() {
        this(100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("ecod", 1);
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        return restore(Tails.of(rows, context).state(), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return TailScorer.model(
                state,
                layout,
                "sum over the inputs of the negative log of their smallest tail probability",
                (lower, upper, skewed) -> Math.max(skewed, Math.max(lower, upper)));
    }
}
