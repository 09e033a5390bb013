package dev.hawkins.datasets.payments;

/** One row on its way into the table. NaN where a number is missing. */
final class Payment {
    /** Seconds since 1970. */
    double time;

    double amount;
    String currency;
    Country country;
    Merchant merchant;
    String channel;
    boolean cardPresent;
    boolean refund;
    Customer customer;
    double distance;
    double minutesSinceLast;
    double spend24h;
    int count24h;
    double deviceScore;
    double terminalVoltage;
    String kind = Payments.NORMAL;

    /** Takes the merchant with its country and that country's currency. */
    void at(Merchant place) {
        merchant = place;
        country = place.country();
        currency = place.country().currency;
    }

    Payment copy() {
        Payment copy = new Payment();
        copy.time = time;
        copy.amount = amount;
        copy.currency = currency;
        copy.country = country;
        copy.merchant = merchant;
        copy.channel = channel;
        copy.cardPresent = cardPresent;
        copy.refund = refund;
        copy.customer = customer;
        copy.distance = distance;
        copy.minutesSinceLast = minutesSinceLast;
        copy.spend24h = spend24h;
        copy.count24h = count24h;
        copy.deviceScore = deviceScore;
        copy.terminalVoltage = terminalVoltage;
        copy.kind = kind;
        return copy;
    }
}
