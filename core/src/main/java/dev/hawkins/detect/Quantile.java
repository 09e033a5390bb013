package dev.hawkins.detect;

/**
 * The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996, doi
 * 10.1080/00031305.1996.10473566), as in R and NumPy. Between equal values it is exactly that value.
 */
public final class Quantile {
    private Quantile() {}

    /**
     * The value below which a share of others lies.
     *
     * @param ascending at least one value, sorted
     * @param share between 0 (smallest) and 1 (largest)
     */
    public static double of(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
