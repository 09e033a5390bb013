package dev.hawkins.detect;

import dev.hawkins.engine.RandomStream;
import java.util.Arrays;

/**
 * Which training rows a gradient method steps on and which it validates on.
 *
 * @param training row numbers
 * @param validation row numbers, in random order; the training rows where there are too few to hold any back
 */
public record ValidationSplit(int[] training, int[] validation) {
    /** More validation rows than this would cost time and tell nothing new. */
    static final int MOST_VALIDATION_ROWS = 20_000;

    /**
     * Holds back a share of the rows, at most 20,000. Where the share is not even one row, all rows both train and validate.
     */
    public static ValidationSplit of(int rows, double share, RandomStream random) {
        int held = (int) Math.min(MOST_VALIDATION_ROWS, Math.floor(rows * share));
        int[] order = random.permutation(rows);
        if (held == 0) {
            return new ValidationSplit(order, order.clone());
        }
        return new ValidationSplit(Arrays.copyOfRange(order, held, rows), Arrays.copyOf(order, held));
    }

    /** The first validation rows, for figures that cost more than a loss. */
    public int[] someValidation(int most) {
        return Arrays.copyOf(validation, Math.min(most, validation.length));
    }
}
