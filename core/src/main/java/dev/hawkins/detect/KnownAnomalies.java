package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Training rows of a network that learns from normal rows and known anomalies: the normal rows first, the anomalies after
 * them.
 *
 * @param rows all rows, limited as the network will read them
 * @param labels for {@link Contrast}
 * @param split which rows train and which validate
 * @param limits what the network sees of a row
 * @param normals number of normal rows
 */
public record KnownAnomalies(Matrix rows, Matrix labels, ValidationSplit split, InputLimits limits, int normals) {
    private static final int SCALE_ROWS = 2000;
    private static final double SMALLEST_SCALE = 1e-6;

    /**
     * Normal rows are clipped and split as if there were no anomalies. Of the anomalies the same share validates, rounded
     * down, so that a single one is trained on. They are read as any row will be when it is scored: within the limits of the
     * normal rows, but for inputs that never varied among those, which the network can learn from anomalies alone.
     *
     * @param clip see {@link InputLimits#clip}
     * @param reach see {@link InputLimits}
     * @param share least share of anomalies among the rows of an epoch, and of validation; where there are fewer, each comes
     *     as often as it takes. 0 = each comes once
     */
    public static KnownAnomalies of(
            Training training, double clip, double reach, double validationShare, double share, FitContext context) {
        Matrix normals = InputLimits.clip(training.rows(), clip);
        int count = normals.rows();
        ValidationSplit split = ValidationSplit.of(count, validationShare, context.random("split"));
        InputLimits limits = limits(normals, training.anomalies(), reach);
        Matrix anomalies = limited(training.anomalies(), limits);
        return new KnownAnomalies(
                append(normals, anomalies),
                Contrast.labels(count, anomalies.rows()),
                joined(split, anomalies.rows(), count, validationShare, share, context),
                limits,
                count);
    }

    /** The split without the anomalies. */
    public ValidationSplit normalSplit() {
        return new ValidationSplit(normal(split.training()), normal(split.validation()));
    }

    private int[] normal(int[] chosen) {
        return Arrays.stream(chosen).filter(r -> r < normals).toArray();
    }

    /**
     * The scale of {@link Contrast#PROBABILITY} at which the median row is normal with probability 1/2: its distance over
     * log 2.
     *
     * @param rows normal rows, of which the first 2,000 count
     * @param zero the score at distance 0
     */
    public static double scale(Model model, Matrix rows, double zero) {
        int[] first = new int[Math.min(rows.rows(), SCALE_ROWS)];
        Arrays.setAll(first, r -> r);
        double[] scores = model.score(rows.select(first));
        Arrays.sort(scores);
        return Math.max(SMALLEST_SCALE, (scores[scores.length / 2] - zero) / StrictMath.log(2));
    }

    private static InputLimits limits(Matrix normals, Matrix anomalies, double reach) {
        InputLimits limits = InputLimits.of(normals, reach);
        if (anomalies.rows() > 0) {
            InputLimits both = InputLimits.of(append(normals, anomalies), 0);
            for (int j = 0; j < normals.columns(); j++) {
                if (limits.low()[j] == limits.high()[j]) {
                    limits.low()[j] = both.low()[j];
                    limits.high()[j] = both.high()[j];
                }
            }
        }
        return limits;
    }

    private static Matrix limited(Matrix rows, InputLimits limits) {
        float[] limited = new float[rows.values().length];
        limits.apply(rows.values(), 0, rows.rows(), limited);
        return new Matrix(rows.rows(), rows.columns(), limited);
    }

    private static ValidationSplit joined(
            ValidationSplit normals, int anomalies, int offset, double heldShare, double share, FitContext context) {
        int[] order = context.random("split-anomalies").permutation(anomalies);
        for (int i = 0; i < anomalies; i++) {
            order[i] += offset;
        }
        int held = (int) Math.min(ValidationSplit.MOST_VALIDATION_ROWS, Math.floor(anomalies * heldShare));
        boolean allValidate = normals.training().length == normals.validation().length;
        int[] validation = allValidate ? order : Arrays.copyOf(order, held);
        int[] training = allValidate ? order : Arrays.copyOfRange(order, held, anomalies);
        int times = times(normals.training().length, training.length, share);
        return new ValidationSplit(
                joined(normals.training(), repeated(training, times)),
                joined(normals.validation(), repeated(validation, times)));
    }

    /** How often each of so many anomalies must come to be this share of all rows. */
    static int times(int normals, int anomalies, double share) {
        double wanted = share / (1 - share) * normals;
        return anomalies == 0 ? 1 : (int) Math.max(1, Math.round(wanted / anomalies));
    }

    private static int[] repeated(int[] rows, int times) {
        int[] repeated = new int[Math.multiplyExact(rows.length, times)];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = rows[i % rows.length];
        }
        return repeated;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The rows of both, the first matrix first. */
    public static Matrix append(Matrix a, Matrix b) {
        float[] both = Arrays.copyOf(a.values(), Math.addExact(a.values().length, b.values().length));
        System.arraycopy(b.values(), 0, both, a.values().length, b.values().length);
        return new Matrix(a.rows() + b.rows(), a.columns(), both);
    }
}
