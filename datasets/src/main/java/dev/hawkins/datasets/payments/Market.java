package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The merchants of one seed, and how customers come to them. */
final class Market {
    private static final int MERCHANTS = 300;

    private final List<Merchant> merchants = new ArrayList<>();
    private final Map<Country, double[]> shops = new EnumMap<>(Country.class);
    private final double[] online;

    Market(long seed) {
        RandomStream random = RandomStream.of(seed, "market");
        double[] categories = cumulative(
                Arrays.stream(Category.values()).mapToDouble(c -> c.weight).toArray());
        double[] countries = countries();
        for (int i = 0; i < MERCHANTS; i++) {
            Category category = Category.values()[Draw.index(random, categories)];
            merchants.add(new Merchant(
                    "m%03d".formatted(i + 1),
                    category,
                    // The most popular merchants take turns, so that every country has shops.
                    i < 21 ? Country.values()[i % 7] : Country.values()[Draw.index(random, countries)],
                    random.nextDouble() < category.online,
                    Draw.logNormal(random, 1, 0.25)));
        }
        for (Country country : Country.values()) {
            shops.put(country, popularity(m -> !m.online() && m.country() == country));
        }
        online = popularity(Merchant::online);
    }

    static double[] countries() {
        return cumulative(
                Arrays.stream(Country.values()).mapToDouble(c -> c.weight).toArray());
    }

    private double[] popularity(Predicate<Merchant> among) {
        double[] weights = new double[MERCHANTS];
        for (int i = 0; i < MERCHANTS; i++) {
            weights[i] = among.test(merchants.get(i)) ? 1.0 / StrictMath.pow(i + 4, 0.8) : 0;
        }
        return cumulative(weights);
    }

    private static double[] cumulative(double[] weights) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    /** A shop in a country, by Zipf-like popularity. */
    Merchant shop(RandomStream random, Country country) {
        return merchants.get(Draw.index(random, shops.get(country)));
    }

    /** A merchant on the internet, of any country. */
    Merchant online(RandomStream random) {
        return merchants.get(Draw.index(random, online));
    }

    /** A shop of a category in a country, all equally likely, or any shop there if that country has none. */
    Merchant shop(RandomStream random, Category category, Country country) {
        List<Merchant> fitting = merchants.stream()
                .filter(m -> m.category() == category && m.country() == country && !m.online())
                .toList();
        return fitting.isEmpty() ? shop(random, country) : fitting.get(random.nextInt(fitting.size()));
    }
}
