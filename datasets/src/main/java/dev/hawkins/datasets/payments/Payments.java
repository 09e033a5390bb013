package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Made-up card payments: an ordinary history, and a new day with anomalies of named kinds. The same seed gives the same
 * rows on every machine.
 *
 * <p><b>Ordinary rows.</b> 300 merchants in 7 countries and 10 categories, popular by a Zipf-like law. Customers have a
 * home country, a segment (basic, standard, premium: factors 0.7, 1 and 2.4 on amounts), an age (the younger, the more
 * online), and make 1.5 to 5.5 payments a day, more at weekends.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>time</td><td>within the category's hours of business; online at any time, 16 % at night</td></tr>
 *   <tr><td>amount</td><td>euros; log-normal about the category's median, times merchant's price level and customer's
 *       segment; whole tens for cash</td></tr>
 *   <tr><td>currency, country</td><td>the merchant's; the country decides the currency</td></tr>
 *   <tr><td>merchant, merchant_category</td><td>the merchant decides the category</td></tr>
 *   <tr><td>channel</td><td>online; atm for cash; contactless 80 % up to 50 euros and 12 % above; else chip</td></tr>
 *   <tr><td>card_present</td><td>no if and only if online</td></tr>
 *   <tr><td>refund</td><td>yes for 6 % in fashion, electronics and travel, nowhere else</td></tr>
 *   <tr><td>segment, customer_age, account_age_days</td><td>the customer's; no account is older than its owner's 18th
 *       birthday</td></tr>
 *   <tr><td>distance_km</td><td>from home; log-normal about 5 km at home, about 600 to 9500 km on the 3 % of days that
 *       are spent abroad; missing online</td></tr>
 *   <tr><td>minutes_since_last</td><td>of the same card; at least 120 beyond 150 km from home</td></tr>
 *   <tr><td>spend_24h, count_24h</td><td>of the same card, before this payment</td></tr>
 *   <tr><td>device_score</td><td>0 to 1, mostly about 0.9; missing for chip and atm</td></tr>
 *   <tr><td>terminal_voltage</td><td>3.72 +- 0.08 volts; missing online</td></tr>
 *   <tr><td>kind</td><td>the label: normal, or the kind of anomaly</td></tr>
 * </table>
 *
 * <p><b>Anomalies.</b> Visible in single columns: {@code card_testing} (tiny online amounts in quick succession),
 * {@code stolen_card} (large amounts overseas), {@code sensor_fault} (a failing terminal). Visible in combinations
 * only, every single value being ordinary: {@code wrong_currency} (a common currency in the wrong country), {@code
 * night_fuel} (fuel when every station is closed), {@code refund_abuse} (refunds in categories that give
 * none), {@code clone} (the card far away, minutes after its last payment).
 */
public final class Payments {
    /** The value of {@code kind} for ordinary rows. */
    public static final String NORMAL = "normal";
    /** The label column. */
    public static final String LABEL = "kind";

    private static final int FIRST_DAY = (int) LocalDate.of(2026, 9, 1).toEpochDay();
    private static final int HISTORY_DAYS = 7;
    private static final int WARM_UP_DAYS = 2;
    private static final double MEAN_DAILY = 3.4;

    private Payments() {}

    /** The names of the kinds of anomaly. */
    public static List<String> kinds() {
        return Arrays.stream(Anomaly.values()).map(a -> a.text).toList();
    }

    /** Whether every single value of such a row is ordinary, and only their combination is not. */
    public static boolean onlyInCombinations(String kind) {
        return Arrays.stream(Anomaly.values()).anyMatch(a -> a.text.equals(kind) && a.combinationOnly);
    }

    /**
     * A week of ordinary payments from 1 September 2026, in order of time. The number of rows decides the number of
     * customers; a day with up to a seventh of the rows has no customers that the history lacks.
     */
    public static Table history(long seed, int rows) {
        atLeast("rows", 1, rows);
        return PaymentTable.of(ordinary(seed, "history", FIRST_DAY, HISTORY_DAYS, rows));
    }

    /**
     * The day after the history, in order of time, with about the given share of anomalies, the kinds in turns.
     *
     * @param anomalyShare from 0 up to 0.5
     */
    public static Table day(long seed, int rows, double anomalyShare) {
        atLeast("rows", 1, rows);
        if (!(anomalyShare >= 0 && anomalyShare <= 0.5)) {
            throw new IllegalArgumentException("anomalyShare must be from 0 to 0.5 but was " + anomalyShare);
        }
        int anomalies = (int) Math.rint(rows * anomalyShare);
        List<Payment> payments = ordinary(seed, "day", FIRST_DAY + HISTORY_DAYS, 1, rows - anomalies);
        payments.addAll(anomalies(seed, payments, anomalies));
        payments.sort(Comparator.comparingDouble(p -> p.time));
        return PaymentTable.of(payments);
    }

    private static void atLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d but was %d".formatted(name, least, value));
        }
    }

    /** Exactly so many ordinary payments: of somewhat more customers than needed, a random choice. */
    private static List<Payment> ordinary(long seed, String stream, int firstDay, int days, int rows) {
        Behaviour behaviour = new Behaviour(new Market(seed));
        RandomStream random = RandomStream.of(seed, stream);
        int enough = (int) Math.ceil(rows * 1.05);
        List<Payment> all = new ArrayList<>();
        for (int i = 0; all.size() < enough || i < enough / (MEAN_DAILY * days); i++) {
            behaviour
                    .of(Customer.of(seed, i), firstDay - WARM_UP_DAYS, firstDay + days, random.derive("customer" + i))
                    .stream()
                    .filter(p -> p.time >= firstDay * 86_400.0)
                    .forEach(all::add);
        }
        int[] chosen = Arrays.copyOf(random.permutation(all.size()), rows);
        List<Payment> result = new ArrayList<>();
        Arrays.stream(chosen).sorted().forEach(i -> result.add(all.get(i)));
        result.sort(Comparator.comparingDouble(p -> p.time));
        return result;
    }

    private static List<Payment> anomalies(long seed, List<Payment> ordinary, int count) {
        Market market = new Market(seed);
        RandomStream random = RandomStream.of(seed, "anomalies");
        Anomaly[] kinds = Anomaly.values();
        List<Payment> made = new ArrayList<>();
        int turn = 0;
        for (int tries = 0; made.size() < count && tries < 1000 * count; tries++) {
            Payment victim = ordinary.get(random.nextInt(ordinary.size()));
            List<Payment> burst = kinds[turn % kinds.length].of(victim, market, random);
            made.addAll(burst.subList(0, Math.min(burst.size(), count - made.size())));
            turn += burst.isEmpty() ? 0 : 1;
        }
        return made;
    }
}
