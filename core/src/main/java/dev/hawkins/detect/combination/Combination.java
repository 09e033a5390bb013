package dev.hawkins.detect.combination;

/** How the scaled scores of several members become one (Aggarwal and Sathe 2015, doi 10.1145/2830544.2830549). */
public enum Combination {
    /** The mean: steady, and the usual choice. */
    AVERAGE,
    /** The largest: one member is enough, so every kind of anomaly that any of them knows is found, and every false alarm. */
    MAXIMUM,
    /** Members are dealt into groups; the mean over groups of each group's largest. */
    AVERAGE_OF_MAXIMUM,
    /** The largest over groups of each group's mean. */
    MAXIMUM_OF_AVERAGE;

    /**
     * The share of each member in the score of a row: they sum to 1, and the score is the sum of scaled scores by shares.
     *
     * @param scaled scores of the members
     * @param groups number of groups; member m is in group m mod groups
     * @param shares receives one number per member
     */
    void shares(double[] scaled, int groups, double[] shares) {
        int members = scaled.length;
        int dealt =
                switch (this) {
                    case AVERAGE -> members;
                    case MAXIMUM -> 1;
                    default -> Math.min(groups, members);
                };
        if (this == MAXIMUM_OF_AVERAGE) {
            bestGroup(scaled, dealt, shares);
            return;
        }
        for (int g = 0; g < dealt; g++) {
            int largest = g;
            for (int m = g; m < members; m += dealt) {
                shares[m] = 0;
                largest = scaled[m] > scaled[largest] ? m : largest;
            }
            shares[largest] = 1.0 / dealt;
        }
    }

    private static void bestGroup(double[] scaled, int groups, double[] shares) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < groups; g++) {
            double mean = 0;
            for (int m = g; m < scaled.length; m += groups) {
                mean += scaled[m] / size(g, groups, scaled.length);
            }
            if (mean > highest) {
                highest = mean;
                best = g;
            }
        }
        for (int m = 0; m < scaled.length; m++) {
            shares[m] = m % groups == best ? 1.0 / size(best, groups, scaled.length) : 0;
        }
    }

    private static int size(int group, int groups, int members) {
        return (members - group + groups - 1) / groups;
    }
}
