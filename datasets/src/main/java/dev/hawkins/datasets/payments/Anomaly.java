package dev.hawkins.datasets.payments;

import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The kinds of anomaly: each turns a copy of an ordinary payment into something that does not happen by itself. */
enum Anomaly {
    /** Tiny online amounts in quick succession: is this stolen number good? */
    CARD_TESTING("card_testing", false, 3) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            if (p.cardPresent) {
                return false;
            }
            p.amount = Draw.round(Draw.between(random, 0.5, 2.5), 2);
            p.refund = false;
            p.time = p.time + 40 * step;
            p.minutesSinceLast = Draw.round(Draw.between(random, 0.2, 0.9), 1);
            p.count24h += 6 + step;
            p.deviceScore = Draw.round(Draw.between(random, 0.05, 0.3), 2);
            return true;
        }
    },
    /** Large amounts in shops far from home. */
    STOLEN_CARD("stolen_card", false, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            Country away = p.customer.home() == Country.BR ? Country.US : Country.BR;
            Merchant shop = market.shop(random, random.nextInt(2) == 0 ? Category.ELECTRONICS : Category.FASHION, away);
            if (!p.cardPresent) {
                return false;
            }
            p.at(shop);
            p.amount = Draw.round(Draw.between(random, 1800, 6500), 2);
            p.refund = false;
            p.channel = "chip";
            p.deviceScore = Double.NaN;
            p.distance = Draw.round(Draw.logNormal(random, away.far, 0.1), 1);
            p.minutesSinceLast = Draw.round(Draw.between(random, 5, 60), 1);
            return true;
        }
    },
    /** A currency that is common, but not in that country. */
    WRONG_CURRENCY("wrong_currency", true, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            List<String> common = List.of("EUR", "GBP", "CHF");
            String other = common.get(random.nextInt(3));
            p.currency = other.equals(p.country.currency) ? (other.equals("EUR") ? "GBP" : "EUR") : other;
            return p.country == Country.DE || p.country == Country.FR || p.country == Country.GB;
        }
    },
    /** Fuel when every station is closed, at an hour that is nothing special online. */
    NIGHT_FUEL("night_fuel", true, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            p.time = Math.floor(p.time / 86_400) * 86_400 + Math.floor(Draw.between(random, 1.5, 4) * 3600);
            return p.merchant.category() == Category.FUEL;
        }
    },
    /** Money back from merchants that never give any. */
    REFUND_ABUSE("refund_abuse", true, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            Category category = p.merchant.category();
            p.refund = true;
            return category == Category.GROCERY || category == Category.RESTAURANT || category == Category.TRANSPORT;
        }
    },
    /** The card is read far away, minutes after its last payment. */
    CLONE("clone", true, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            p.distance = Draw.round(Draw.between(random, 450, 1100), 1);
            p.minutesSinceLast = Draw.round(Draw.between(random, 4, 20), 1);
            return p.cardPresent && p.customer.home() == p.country && p.country.far < 1000;
        }
    },
    /** A terminal whose battery fails. */
    SENSOR_FAULT("sensor_fault", false, 1) {
        @Override
        boolean apply(Payment p, int step, Market market, RandomStream random) {
            p.terminalVoltage = Draw.round(Draw.between(random, 2.1, 2.8), 2);
            return p.cardPresent;
        }
    };

    /** As it is written in the column {@code kind}. */
    final String text;
    /** Whether every single value is ordinary, and only their combination is not. */
    final boolean combinationOnly;

    /** How many payments in a row. */
    final int burst;

    Anomaly(String text, boolean combinationOnly, int burst) {
        this.text = text;
        this.combinationOnly = combinationOnly;
        this.burst = burst;
    }

    /** Payments of this kind made from an ordinary one; none if it does not lend itself to it. */
    List<Payment> of(Payment ordinary, Market market, RandomStream random) {
        List<Payment> made = new ArrayList<>();
        for (int step = 0; step < burst; step++) {
            Payment p = ordinary.copy();
            p.kind = text;
            if (!apply(p, step, market, random)) {
                return List.of();
            }
            made.add(p);
        }
        return made;
    }

    /**
     * Changes an ordinary payment.
     *
     * @param step which payment of the burst, from 0
     * @return false if this payment does not lend itself to it; it must then be thrown away
     */
    abstract boolean apply(Payment p, int step, Market market, RandomStream random);
}
