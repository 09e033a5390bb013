package dev.hawkins.detect.statistic;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Parallel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The search of {@link MinimumCovarianceDeterminant}. Every start has a random stream of its own. */
final class FastMcd {
    private static final int GROUP = 300;
    private static final int MOST_GROUPS = 5;
    private static final int KEPT = 10;
    private static final int MOST_STEPS = 100;

    /** Beyond so many rows only the best two candidates are followed to the end. */
    private static final int MANY_ROWS = 5000;

    private final double[] lift;
    private final int starts;
    private final FitContext context;

    /** @param lift added to every variance */
    FastMcd(double[] lift, int starts, FitContext context) {
        this.lift = lift;
        this.starts = starts;
        this.context = context;
    }

    /** The best estimate from {@code share} of the rows. */
    Estimate search(Matrix rows, double share) {
        RandomStream random = context.random("starts");
        if (rows.rows() <= 2 * GROUP) {
            return converge(rows, share, best(KEPT, fromStarts(rows, share, starts, random)));
        }
        int groups = Math.min(MOST_GROUPS, rows.rows() / GROUP);
        int[] drawn = Subsample.draw(groups * GROUP, rows.rows(), random);
        List<Estimate> candidates = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            Matrix group = rows.select(Arrays.copyOfRange(drawn, g * GROUP, (g + 1) * GROUP));
            int tries = Math.max(1, starts / groups);
            candidates.addAll(best(KEPT, fromStarts(group, share, tries, random.derive("group " + g))));
        }
        Matrix union = rows.select(drawn);
        List<Estimate> merged = best(KEPT, each(candidates, start -> steps(union, share, start, 2)));
        if (rows.rows() > MANY_ROWS) {
            merged = best(2, each(merged, start -> steps(rows, share, start, 1)));
        }
        return converge(rows, share, merged);
    }

    /** Two steps from as many random starts, each from inputs + 1 rows. */
    private List<Estimate> fromStarts(Matrix rows, double share, int tries, RandomStream random) {
        Estimate[] found = new Estimate[tries];
        Parallel.run(tries, context, () -> i -> {
            int size = Math.min(rows.rows(), rows.columns() + 1);
            int[] chosen = Subsample.draw(size, rows.rows(), random.derive("start " + i));
            found[i] = steps(rows, share, Estimate.of(rows.select(chosen), chosen, lift), 2);
        });
        return List.of(found);
    }

    private Estimate converge(Matrix rows, double share, List<Estimate> candidates) {
        return best(1, each(candidates, start -> steps(rows, share, start, MOST_STEPS)))
                .get(0);
    }

    private List<Estimate> each(List<Estimate> candidates, java.util.function.UnaryOperator<Estimate> step) {
        Estimate[] found = new Estimate[candidates.size()];
        Parallel.run(found.length, context, () -> i -> found[i] = step.apply(candidates.get(i)));
        return List.of(found);
    }

    /** Concentration steps, until the determinant stays; it never grows. */
    private Estimate steps(Matrix rows, double share, Estimate start, int most) {
        int h = Math.max(Math.min(2, rows.rows()), (int) Math.round(share * rows.rows()));
        Estimate current = start;
        for (int step = 0; step < most; step++) {
            context.check();
            int[] nearest = nearest(current.squaredDistances(rows), h);
            Estimate next = Estimate.of(rows.select(nearest), nearest, lift);
            boolean settled = step > 0 && next.logDeterminant() >= current.logDeterminant() - 1e-12;
            current = next;
            if (settled) {
                break;
            }
        }
        return current;
    }

    private static List<Estimate> best(int count, List<Estimate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Estimate::logDeterminant))
                .limit(count)
                .toList();
    }

    /** The numbers of the h smallest values, in order; of equal values the first. */
    static int[] nearest(double[] values, int h) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double limit = sorted[h - 1];
        int equal = h;
        for (double value : values) {
            equal -= value < limit ? 1 : 0;
        }
        int[] chosen = new int[h];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < limit || values[i] == limit && equal-- > 0) {
                chosen[size++] = i;
            }
        }
        return chosen;
    }

    /** Mean and factored covariance of some rows. */
    record Estimate(double[] mean, Cholesky factor, double logDeterminant, int[] members) {
        static Estimate of(Matrix rows, int[] members, double[] lift) {
            double[] mean = Moments.mean(rows);
            double[][] covariance =
                    Moments.covariance(rows, mean, FitContext.of(0).withThreads(1));
            Cholesky factor = Ellipsoid.factor(covariance, lift, 1);
            return new Estimate(mean, factor, factor.logDeterminant(), members);
        }

        double[] squaredDistances(Matrix rows) {
            double[] squared = new double[rows.rows()];
            double[] centred = new double[mean.length];
            for (int r = 0; r < squared.length; r++) {
                for (int j = 0; j < centred.length; j++) {
                    centred[j] = rows.get(r, j) - mean[j];
                }
                squared[r] = factor.squaredLength(centred);
            }
            return squared;
        }
    }
}
