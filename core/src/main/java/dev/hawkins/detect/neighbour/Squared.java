package dev.hawkins.detect.neighbour;

/** The squared distance that decides which rows are neighbours, and of which the score is made. */
final class Squared {
    private Squared() {}

    /**
     * The squared Euclidean distance in double of two rows that begin at {@code at} and {@code bt}: four partial sums by
     * column number modulo 4, so that one need not wait for the other. Exact for whole numbers up to 2^24.
     */
    static double distance(float[] a, int at, float[] b, int bt, int columns) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= columns; j += 4) {
            double d0 = (double) a[at + j] - b[bt + j];
            double d1 = (double) a[at + j + 1] - b[bt + j + 1];
            double d2 = (double) a[at + j + 2] - b[bt + j + 2];
            double d3 = (double) a[at + j + 3] - b[bt + j + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        double d0 = j < columns ? (double) a[at + j] - b[bt + j] : 0;
        double d1 = j + 1 < columns ? (double) a[at + j + 1] - b[bt + j + 1] : 0;
        double d2 = j + 2 < columns ? (double) a[at + j + 2] - b[bt + j + 2] : 0;
        return s0 + d0 * d0 + (s1 + d1 * d1) + (s2 + d2 * d2 + s3);
    }
}
