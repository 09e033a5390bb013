package dev.hawkins.calibrate;

/** Mean and standard deviation, summed in the order given; exact where all values are equal. */
public final class Moments {
    private Moments() {}

    /** Of at least one value. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    /** With n - 1; 0 for a single value. */
    public static double sd(double[] values, double mean) {
        if (values.length < 2) {
            return 0;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
