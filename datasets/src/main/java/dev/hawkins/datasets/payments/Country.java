package dev.hawkins.datasets.payments;

/**
 * Where customers live and merchants are: its currency, its weight, and how far a traveller from elsewhere has come.
 */
enum Country {
    DE("EUR", 40, 600),
    FR("EUR", 18, 800),
    GB("GBP", 14, 900),
    CH("CHF", 9, 650),
    PL("PLN", 8, 850),
    US("USD", 7, 7200),
    BR("BRL", 4, 9500);

    final String currency;
    final int weight;
    /** Median distance in kilometres of travellers from their homes. */
    final double far;

    Country(String currency, int weight, double far) {
        this.currency = currency;
        this.weight = weight;
        this.far = far;
    }
}
