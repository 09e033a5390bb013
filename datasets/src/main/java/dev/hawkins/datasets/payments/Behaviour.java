package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What customers do when nothing is wrong. */
final class Behaviour {
    private static final double DAY = 86_400;
    private static final double FAR = 150;
    private static final double MINUTES_BETWEEN_FAR = 120;

    private final Market market;

    Behaviour(Market market) {
        this.market = market;
    }

    /** A customer's payments on the days {@code from .. to-1} since 1970, in order of time. */
    List<Payment> of(Customer customer, int from, int to, RandomStream random) {
        List<Payment> planned = new ArrayList<>();
        for (int day = from; day < to; day++) {
            Country where = random.nextDouble() < 0.03 ? elsewhere(customer, random) : customer.home();
            // Day 0 was a Thursday.
            boolean weekend = (day + 3) % 7 >= 5;
            int count = Draw.poisson(random, customer.daily() * (weekend ? 1.25 : 0.9));
            for (int i = 0; i < count; i++) {
                planned.add(payment(customer, day, where, random));
            }
        }
        planned.sort(Comparator.comparingDouble(p -> p.time));
        return lookBack(planned);
    }

    private static Country elsewhere(Customer customer, RandomStream random) {
        Country country = customer.home();
        while (country == customer.home()) {
            country = Country.values()[Draw.index(random, Market.countries())];
        }
        return country;
    }

    private Payment payment(Customer customer, int day, Country where, RandomStream random) {
        Payment p = new Payment();
        p.customer = customer;
        boolean online = random.nextDouble() < customer.onlineShare();
        p.at(online ? market.online(random) : market.shop(random, where));
        Category category = p.merchant.category();
        p.time = day * DAY + secondOfDay(category, online, random);
        double median = category.median * p.merchant.price() * customer.spending();
        p.amount = amount(Draw.logNormal(random, median, category.spread), category);
        p.cardPresent = !online;
        p.channel = channel(p, random);
        p.refund = category.refunds && random.nextDouble() < 0.06;
        p.distance = online ? Double.NaN : distance(where == customer.home(), where, random);
        boolean device = online || p.channel.equals("contactless");
        p.deviceScore = device ? score(random) : Double.NaN;
        p.terminalVoltage = online ? Double.NaN : Draw.round(3.72 + 0.08 * random.nextGaussian(), 2);
        return p;
    }

    static double amount(double value, Category category) {
        return category == Category.CASH
                ? Math.max(10, 10 * Math.rint(value / 10))
                : Math.max(0.5, Draw.round(value, 2));
    }

    /** A bell over the hours of business; online mostly by day and in the evening, but at any time. */
    private static double secondOfDay(Category category, boolean online, RandomStream random) {
        double hour = -1;
        if (online || category.opens == 0) {
            boolean night = random.nextDouble() < 0.16;
            hour = night ? Draw.between(random, 0, 6) : Draw.between(random, 6, 24);
        }
        double middle = (category.opens + category.closes) / 2.0;
        while (hour < category.opens || hour >= category.closes) {
            if (online) {
                break;
            }
            hour = middle + (category.closes - category.opens) / 3.5 * random.nextGaussian();
        }
        return Math.floor(hour * 3600);
    }

    private static String channel(Payment p, RandomStream random) {
        if (!p.cardPresent) {
            return "online";
        }
        if (p.merchant.category() == Category.CASH) {
            return "atm";
        }
        return random.nextDouble() < (p.amount <= 50 ? 0.8 : 0.12) ? "contactless" : "chip";
    }

    private static double distance(boolean home, Country where, RandomStream random) {
        double km = home ? Draw.logNormal(random, 5, 1.1) : Draw.logNormal(random, where.far, 0.2);
        return Draw.round(home ? Math.min(km, FAR - 10) : km, 1);
    }

    private static double score(RandomStream random) {
        return Draw.round(1 / (1 + StrictMath.exp(-(2.2 + 0.7 * random.nextGaussian()))), 2);
    }

    /** Fills in what depends on the payments before; nobody far from home pays twice within two hours. */
    private static List<Payment> lookBack(List<Payment> planned) {
        List<Payment> done = new ArrayList<>();
        for (Payment p : planned) {
            Payment last = done.isEmpty() ? null : done.get(done.size() - 1);
            p.minutesSinceLast = last == null ? Double.NaN : Draw.round((p.time - last.time) / 60, 1);
            if (p.distance > FAR && last != null && p.minutesSinceLast < MINUTES_BETWEEN_FAR) {
                continue;
            }
            for (int i = done.size() - 1; i >= 0 && p.time - done.get(i).time < DAY; i--) {
                p.spend24h += done.get(i).refund ? 0 : done.get(i).amount;
                p.count24h++;
            }
            p.spend24h = Draw.round(p.spend24h, 2);
            done.add(p);
        }
        return done;
    }
}
