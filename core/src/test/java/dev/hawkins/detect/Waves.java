package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/** Series and images for tests, made from the seed they are given. */
public final class Waves {
    private Waves() {}

    /** Sine waves of period 12 that begin anywhere. */
    public static Matrix sines(int rows, int steps, long seed) {
        RandomStream random = RandomStream.of(seed, "sines");
        float[] values = new float[rows * steps];
        for (int r = 0; r < rows; r++) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int t = 0; t < steps; t++) {
                values[r * steps + t] = (float) StrictMath.sin(phase + 2 * Math.PI * t / 12);
            }
        }
        return new Matrix(rows, steps, values);
    }

    /** Images of one bright bar, two pixels wide and as high as the image, on a little noise. */
    public static Matrix bars(int rows, int height, int width, long seed) {
        RandomStream random = RandomStream.of(seed, "bars");
        float[] values = new float[rows * height * width];
        for (int r = 0; r < rows; r++) {
            int bar = random.nextInt(width - 1);
            for (int i = 0; i < height * width; i++) {
                boolean lit = i % width == bar || i % width == bar + 1;
                values[r * height * width + i] = (float) ((lit ? 1 : 0) + 0.02 * random.nextGaussian());
            }
        }
        return new Matrix(rows, height * width, values);
    }
}
