package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/**
 * What a discriminator is told, softened and in part exchanged, less and less from step to step: with {@code r = soft *
 * decay^step}, real rows have uniform targets between 1 - r and 1, made ones between 0 and r, and of each a random share r,
 * rounded down, is replaced by 1 minus it.
 *
 * @param values target as real row and target as made row, one pair per row of a step
 */
record SoftTargets(Matrix values, double soft, double decay, RandomStream random) {
    SoftTargets(int rows, double soft, double decay, RandomStream random) {
        this(Matrix.zeros(rows, 2), soft, decay, random);
    }

    /** @param count how many rows the step has */
    void draw(int count, long step) {
        double r = soft * StrictMath.pow(decay, step);
        int exchanged = (int) Math.floor(r * count);
        for (int column = 0; column < 2; column++) {
            int[] order = random.permutation(count);
            for (int i = 0; i < order.length; i++) {
                double target = column == 0 ? 1 - r * random.nextDouble() : r * random.nextDouble();
                values.values()[2 * order[i] + column] = (float) (i < exchanged ? 1 - target : target);
            }
        }
    }
}
