package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;

/**
 * A customer with one card.
 *
 * @param segment basic, standard or premium
 * @param spending factor on all amounts
 * @param daily payments a day on average
 * @param onlineShare of the payments
 */
record Customer(
        Country home, String segment, double spending, int age, int accountDays, double daily, double onlineShare) {

    /** Customer number {@code i} of this seed, whatever the number of customers. */
    static Customer of(long seed, int i) {
        RandomStream random = RandomStream.of(seed, "customer").derive(Integer.toString(i));
        double rank = random.nextDouble();
        int age = (int) Math.max(18, Math.min(92, Math.rint(44 + 16 * random.nextGaussian())));
        int most = (age - 17) * 365;
        return new Customer(
                Country.values()[Draw.index(random, Market.countries())],
                rank < 0.3 ? "basic" : rank < 0.88 ? "standard" : "premium",
                rank < 0.3 ? 0.7 : rank < 0.88 ? 1 : 2.4,
                age,
                (int) Math.min(most, Math.ceil(Draw.logNormal(random, 1500, 0.9))),
                Draw.between(random, 1.5, 5.5),
                Math.max(0.05, Math.min(0.7, 0.45 - (age - 30) * 0.006 + 0.08 * random.nextGaussian())));
    }
}
