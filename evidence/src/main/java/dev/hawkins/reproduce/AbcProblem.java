package dev.hawkins.reproduce;

import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One experiment of Yamanaka et al. 2019: rows to learn from, and three kinds of rows to tell apart.
 *
 * @param normal training rows that are taken to be normal
 * @param known training anomalies
 * @param testNormal rows that should score low
 * @param testKnown anomalies of the kind of {@code known}
 * @param testUnknown anomalies of another kind
 */
record AbcProblem(Matrix normal, Matrix known, Matrix testNormal, Matrix testKnown, Matrix testUnknown) {
    static final String KNOWN = "known";
    static final String UNKNOWN = "unknown";

    private static final int HIDDEN = 100;

    /** ROC AUC of known and of unknown anomalies against normal rows. */
    record Aucs(double known, double unknown) {
        /** By name, in this order. */
        Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(KNOWN, known);
            figures.put(UNKNOWN, unknown);
            return figures;
        }
    }

    /** What detectors are given. */
    Training training() {
        return new Training(normal, known, InputLayout.ofReals(normal.columns()));
    }

    /** How well a model tells the test rows apart. */
    Aucs aucs(Model model) {
        double[] normals = model.score(testNormal);
        return new Aucs(
                Ranking.between(normals, model.score(testKnown)).rocAuc(),
                Ranking.between(normals, model.score(testUnknown)).rocAuc());
    }

    /** Setting 2: 100 of the unknown anomalies are hidden among the normal training rows. */
    AbcProblem contaminated(long seed) {
        int[] order = RandomStream.of(seed, "hidden").permutation(testUnknown.rows());
        Matrix hidden = testUnknown.select(Arrays.copyOf(order, HIDDEN));
        Matrix rest = testUnknown.select(Arrays.copyOfRange(order, HIDDEN, order.length));
        return new AbcProblem(KnownAnomalies.append(normal, hidden), known, testNormal, testKnown, rest);
    }

    /** Setting 3: only so many known anomalies. */
    AbcProblem withKnown(int count, long seed) {
        int[] order = RandomStream.of(seed, "known").permutation(known.rows());
        Matrix few = known.select(Arrays.copyOf(order, Math.min(count, order.length)));
        return new AbcProblem(normal, few, testNormal, testKnown, testUnknown);
    }

    /** Numbers of rows and of columns, as in the paper's Table 1. */
    Map<String, Double> sizes() {
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put("normal, train", (double) normal.rows());
        sizes.put("known, train", (double) known.rows());
        sizes.put("normal, test", (double) testNormal.rows());
        sizes.put("known, test", (double) testKnown.rows());
        sizes.put("unknown, test", (double) testUnknown.rows());
        sizes.put("attributes", (double) normal.columns());
        return sizes;
    }

    /** Throws unless the numbers of rows are those of the paper's Table 1. */
    AbcProblem demandSizes(int... expected) {
        int[] sizes = {normal.rows(), known.rows(), testNormal.rows(), testKnown.rows(), testUnknown.rows()};
        if (!Arrays.equals(sizes, expected)) {
            throw new IllegalStateException(
                    "the sizes must be %s but are %s".formatted(Arrays.toString(expected), Arrays.toString(sizes)));
        }
        return this;
    }

    /** All inputs scaled to [0, 1] by the training rows; constant ones become 0. */
    AbcProblem scaled() {
        float[] low = new float[normal.columns()];
        float[] high = new float[low.length];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (Matrix m : new Matrix[] {normal, known}) {
            for (int i = 0; i < m.values().length; i++) {
                low[i % low.length] = Math.min(low[i % low.length], m.values()[i]);
                high[i % low.length] = Math.max(high[i % low.length], m.values()[i]);
            }
        }
        return new AbcProblem(
                scale(normal, low, high),
                scale(known, low, high),
                scale(testNormal, low, high),
                scale(testKnown, low, high),
                scale(testUnknown, low, high));
    }

    private static Matrix scale(Matrix rows, float[] low, float[] high) {
        float[] scaled = new float[rows.values().length];
        for (int i = 0; i < scaled.length; i++) {
            int j = i % low.length;
            float width = high[j] - low[j];
            scaled[i] = width > 0 ? (rows.values()[i] - low[j]) / width : 0;
        }
        return new Matrix(rows.rows(), rows.columns(), scaled);
    }
}
