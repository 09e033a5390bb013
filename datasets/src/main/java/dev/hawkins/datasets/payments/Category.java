package dev.hawkins.datasets.payments;

/** What a merchant sells: how much is paid, when, and how. */
enum Category {
    GROCERY("grocery", 28, 0.7, 26, 8, 21, 0.04, false),
    RESTAURANT("restaurant", 34, 0.5, 14, 11, 23, 0, false),
    FUEL("fuel", 52, 0.3, 9, 6, 21, 0, false),
    FASHION("fashion", 58, 0.7, 10, 9, 20, 0.45, true),
    ELECTRONICS("electronics", 130, 0.9, 6, 9, 20, 0.5, true),
    TRAVEL("travel", 260, 0.8, 4, 0, 24, 0.85, true),
    PHARMACY("pharmacy", 16, 0.6, 8, 8, 19, 0.05, false),
    STREAMING("streaming", 12, 0.3, 7, 0, 24, 1, false),
    TRANSPORT("transport", 7, 0.5, 11, 5, 24, 0.2, false),
    CASH("cash", 80, 0.6, 5, 6, 23, 0, false);

    /** As it is written in the table. */
    final String text;
    /** Median amount in euros. */
    final double median;
    /** Standard deviation of the logarithm of the amount. */
    final double spread;
    /** Weight among the merchants. */
    final int weight;
    /** First hour of business. */
    final int opens;
    /** Hour at which business ends. */
    final int closes;
    /** Share of the merchants that sell online. */
    final double online;
    /** Whether goods are given back now and then. */
    final boolean refunds;

    Category(
            String text,
            double median,
            double spread,
            int weight,
            int opens,
            int closes,
            double online,
            boolean refunds) {
        this.text = text;
        this.median = median;
        this.spread = spread;
        this.weight = weight;
        this.opens = opens;
        this.closes = closes;
        this.online = online;
        this.refunds = refunds;
    }
}
