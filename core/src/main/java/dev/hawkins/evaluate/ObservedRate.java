package dev.hawkins.evaluate;

/**
 * A rate counted on some rows, with its 95 % interval: which true rates it is compatible with. The interval is Wilson's
 * (1927, doi 10.1080/01621459.1927.10502953), which stays within 0..1 and makes sense for 0 cases too.
 *
 * @param cases how many rows had it
 * @param rows out of how many, 1 or more
 * @param rate cases / rows
 * @param low lower end
 * @param high upper end
 */
public record ObservedRate(long cases, long rows, double rate, double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * The rate and its interval.
     *
     * @throws EvaluationException if there are no rows, or cases are negative or more than rows
     */
    public static ObservedRate of(long cases, long rows) {
        if (rows < 1 || cases < 0 || cases > rows) {
            throw new EvaluationException(
                    "a rate needs 0 to n cases among n >= 1 rows but there are %,d among %,d".formatted(cases, rows));
        }
        double rate = (double) cases / rows;
        double z2 = Z * Z / rows;
        double centre = (rate + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(rate * (1 - rate) / rows + z2 / rows / 4) / (1 + z2);
        double low = cases == 0 ? 0 : centre - half;
        double high = cases == rows ? 1 : centre + half;
        return new ObservedRate(cases, rows, rate, low, high);
    }

    /** Whether the interval contains this rate. */
    public boolean covers(double trueRate) {
        return low <= trueRate && trueRate <= high;
    }
}
