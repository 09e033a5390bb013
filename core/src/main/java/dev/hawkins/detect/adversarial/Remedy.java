package dev.hawkins.detect.adversarial;

/**
 * What is done otherwise than planned when a game is begun anew, beside other weights to start from.
 *
 * @param discriminatorPace what the discriminator's rate is multiplied by
 * @param generatorPace what the generator's is
 * @param noise least noise on what the discriminator is trained on
 */
record Remedy(double discriminatorPace, double generatorPace, double noise) {
    static final Remedy NONE = new Remedy(1, 1, 0);

    private static final double SLOWER = 0.25;
    private static final double NOISE = 0.1;

    /** A slower discriminator, to which real and made rows look more alike. */
    Remedy weakerDiscriminator() {
        return new Remedy(discriminatorPace * SLOWER, generatorPace, Math.max(noise, NOISE));
    }

    /** A slower discriminator. */
    Remedy slowerDiscriminator() {
        return new Remedy(discriminatorPace * SLOWER, generatorPace, noise);
    }

    /** Noise on what the discriminator is trained on, so that it cannot learn single rows by heart. */
    Remedy noisier() {
        return new Remedy(discriminatorPace, generatorPace, Math.max(2 * noise, NOISE));
    }

    /** A slower generator. */
    Remedy slowerGenerator() {
        return new Remedy(discriminatorPace, generatorPace * SLOWER, noise);
    }

    /** Both slower. */
    Remedy slower() {
        return slowerDiscriminator().slowerGenerator();
    }
}
