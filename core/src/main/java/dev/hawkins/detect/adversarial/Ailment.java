package dev.hawkins.detect.adversarial;

/** What goes wrong in games, by what it is known, and what is tried against it beside other weights to start from. */
enum Ailment {
    DISCRIMINATOR_WON(
            "the discriminator won: its loss stayed below 0.01", "a slower discriminator and noise on its rows") {
        @Override
        boolean at(Watch.Facts now, double strongest) {
            return now.discriminatorLoss() < 0.01;
        }

        @Override
        Remedy after(Remedy before) {
            return before.weakerDiscriminator();
        }
    },
    DEAD_GENERATOR("the generator was dead: the rows it makes stayed as they were", "a slower generator") {
        @Override
        boolean at(Watch.Facts now, double strongest) {
            return now.movement() < 1e-9;
        }

        @Override
        Remedy after(Remedy before) {
            return before.slowerGenerator();
        }
    },
    MODE_COLLAPSE(
            "mode collapse: generated rows varied less than 1 % as much as real ones",
            "noise on the discriminator's rows") {
        @Override
        boolean at(Watch.Facts now, double strongest) {
            return now.spread() < 0.01;
        }

        @Override
        Remedy after(Remedy before) {
            return before.noisier();
        }
    },
    VANISHING_GRADIENTS(
            "gradients vanished: the generator's were below 0.0001 of their largest", "a slower discriminator") {
        @Override
        boolean at(Watch.Facts now, double strongest) {
            return now.gradient() < 1e-4 * strongest;
        }

        @Override
        Remedy after(Remedy before) {
            return before.slowerDiscriminator();
        }
    },
    NOT_FINITE("numbers grew beyond all bounds", "slower players") {
        @Override
        boolean at(Watch.Facts now, double strongest) {
            return false; // the steps themselves tell
        }

        @Override
        Remedy after(Remedy before) {
            return before.slower();
        }
    };

    private final String sign;
    private final String remedy;

    Ailment(String sign, String remedy) {
        this.sign = sign;
        this.remedy = remedy;
    }

    /** What it is and by what it was known. */
    String sign() {
        return sign;
    }

    /** What {@link #after} does, in words. */
    String remedy() {
        return remedy;
    }

    /**
     * Whether one epoch shows it.
     *
     * @param strongest the largest gradient of all epochs so far
     */
    abstract boolean at(Watch.Facts now, double strongest);

    abstract Remedy after(Remedy before);
}
