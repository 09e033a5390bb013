package dev.hawkins.detect.combination;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.ModelState;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By ranks: the logit of the share of training rows below, halved where values are equal, which is a line among the values of a
 * logistic distribution. Straight between knots, at most {@value #MOST_KNOTS} per input; beyond the outermost on by standard
 * deviations.
 *
 * @param knots per input: values, ascending
 * @param seen what the member sees of them, ascending
 * @param sd per input, 1 where it is constant
 */
record RankedView(double[][] knots, double[][] seen, double[] sd) implements View {
    private static final int MOST_KNOTS = 1024;

    static RankedView of(Matrix rows) {
        int inputs = rows.columns();
        RankedView view = new RankedView(new double[inputs][], new double[inputs][], new double[inputs]);
        for (int j = 0; j < inputs; j++) {
            double[] values = Spread.column(rows, j);
            double deviation = Spread.deviation(values);
            view.sd[j] = deviation > 0 ? deviation : 1;
            Arrays.sort(values);
            view.learn(j, values);
        }
        return view;
    }

    private void learn(int j, double[] ascending) {
        double[] distinct = Arrays.stream(ascending).distinct().toArray();
        int count = Math.min(MOST_KNOTS, distinct.length);
        knots[j] = new double[count];
        seen[j] = new double[count];
        for (int k = 0; k < count; k++) {
            int at = count == 1 ? 0 : (int) ((long) k * (distinct.length - 1) / (count - 1));
            knots[j][k] = distinct[at];
            double below = first(ascending, distinct[at]);
            double upTo = at + 1 < distinct.length ? first(ascending, distinct[at + 1]) : ascending.length;
            double share = (below + upTo) / (2 * ascending.length);
            seen[j][k] = StrictMath.log(share / (1 - share));
        }
    }

    /** Where a value that is there stands first. */
    private static int first(double[] ascending, double value) {
        int low = -1;
        int high = ascending.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static RankedView of(ModelState state, int inputs) {
        double[] counts = state.doubles("view-knots", inputs);
        double[] values = state.doubles("view-values");
        double[] ranks = state.doubles("view-ranks", values.length);
        double[][] knots = new double[inputs][];
        double[][] seen = new double[inputs][];
        int at = 0;
        for (int j = 0; j < inputs; j++) {
            int count = (int) counts[j];
            if (count < 1 || count > values.length - at) {
                throw new DetectorException("the tensor 'view-knots' does not fit 'view-values'");
            }
            knots[j] = Arrays.copyOfRange(values, at, at + count);
            seen[j] = Arrays.copyOfRange(ranks, at, at + count);
            at += count;
        }
        return new RankedView(knots, seen, state.doubles("view-sd", inputs));
    }

    @Override
    public Map<String, ModelState.Tensor> tensors() {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        double[] counts = Arrays.stream(knots).mapToDouble(k -> k.length).toArray();
        tensors.put("view-knots", ModelState.Doubles.of(counts));
        tensors.put("view-values", ModelState.Doubles.of(joined(knots)));
        tensors.put("view-ranks", ModelState.Doubles.of(joined(seen)));
        tensors.put("view-sd", ModelState.Doubles.of(sd));
        return tensors;
    }

    private static double[] joined(double[][] parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public double of(int input, double value) {
        return along(knots[input], seen[input], value, 1 / sd[input]);
    }

    @Override
    public double inverse(int input, double rank) {
        return along(seen[input], knots[input], rank, sd[input]);
    }

    @Override
    public double slope(int input, double rank) {
        double[] from = seen[input];
        double[] to = knots[input];
        int above = above(from, rank);
        return above == 0 || above == from.length
                ? sd[input]
                : (to[above] - to[above - 1]) / (from[above] - from[above - 1]);
    }

    /** The broken line through the points, with a slope of its own outside. */
    private static double along(double[] from, double[] to, double x, double outside) {
        int above = above(from, x);
        int last = from.length - 1;
        if (above == 0) {
            return to[0] + (x - from[0]) * outside;
        }
        if (above > last) {
            return to[last] + (x - from[last]) * outside;
        }
        double part = (x - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + part * (to[above] - to[above - 1]);
    }

    /** The first place whose value is larger. */
    private static int above(double[] ascending, double x) {
        int low = -1;
        int high = ascending.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
