package dev.hawkins.detect.variational;

import dev.hawkins.engine.RandomStream;

/**
 * The fixed standard normal samples with which every row is scored, so that a score depends on nothing but the row.
 * They come in pairs of opposite sign, which cancels the part of the sampling error that is odd in the noise.
 *
 * @param latent numbers per sample
 * @param values samples x latent
 */
record NoiseBank(int latent, float[] values) {
    static NoiseBank draw(int samples, int latent, RandomStream random) {
        float[] values = new float[samples * latent];
        for (int i = 0; i < values.length; i++) {
            boolean opposite = i / latent % 2 == 1;
            values[i] = opposite ? -values[i - latent] : (float) random.nextGaussian();
        }
        return new NoiseBank(latent, values);
    }

    /** One sample of zeros: scoring at the mean of q(z|x). */
    static NoiseBank zero(int latent) {
        return new NoiseBank(latent, new float[latent]);
    }

    int samples() {
        return values.length / latent;
    }
}
