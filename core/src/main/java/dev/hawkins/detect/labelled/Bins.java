package dev.hawkins.detect.labelled;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Inputs sorted into at most 256 bins each, by quantiles where there are more distinct values. A bin ends with a value that
 * occurs, so that increasing maps of an input change no bin and no cut between them.
 *
 * @param of bin of each row, per input
 * @param ends largest value of each bin, per input, increasing
 */
record Bins(byte[][] of, float[][] ends) {
    static final int MOST = 256;

    static Bins of(Matrix rows) {
        byte[][] of = new byte[rows.columns()][rows.rows()];
        float[][] ends = new float[rows.columns()][];
        float[] values = new float[rows.rows()];
        for (int j = 0; j < rows.columns(); j++) {
            for (int r = 0; r < values.length; r++) {
                values[r] = rows.get(r, j) + 0f; // -0 becomes 0
            }
            ends[j] = ends(values.clone());
            for (int r = 0; r < values.length; r++) {
                of[j][r] = (byte) bin(ends[j], values[r]);
            }
        }
        return new Bins(of, ends);
    }

    private static float[] ends(float[] values) {
        Arrays.sort(values);
        float[] distinct = distinct(values);
        if (distinct.length <= MOST) {
            return distinct;
        }
        float[] quantiles = new float[MOST];
        for (int b = 0; b < MOST; b++) {
            quantiles[b] = values[(int) ((b + 1L) * values.length / MOST) - 1];
        }
        return distinct(quantiles);
    }

    private static float[] distinct(float[] sorted) {
        float[] distinct = new float[sorted.length];
        int count = 0;
        for (float value : sorted) {
            if (count == 0 || value > distinct[count - 1]) {
                distinct[count++] = value;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private static int bin(float[] ends, float value) {
        int at = Arrays.binarySearch(ends, value);
        return at < 0 ? -at - 1 : at;
    }

    int inputs() {
        return of.length;
    }

    int rows() {
        return of.length == 0 ? 0 : of[0].length;
    }
}
