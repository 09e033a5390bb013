package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;

/**
 * Makes prepared rows: what a model of a detector with {@link Capability#GENERATES} has besides scores. For any number of
 * threads. Made categories are drawn: one input of a ONE_HOT block is 1, BINARY and MISSING inputs are 0 or 1. The same rows
 * and the same stream give the same bits.
 */
public interface Generator {
    /** What the rows that are made are meant to be. */
    enum Intent {
        /** As normal as the training rows. */
        NORMAL_ROWS,
        /** Normal rows, changed a little, as a discriminator is to learn from. */
        NEAR_MISSES
    }

    Intent intent();

    /** Whether rows can be made of nothing; otherwise each is made of a normal row. */
    boolean startsFromNothing();

    /**
     * Makes one row around, or of, each given row.
     *
     * @param rows prepared normal rows, rows x inputs
     */
    Matrix around(Matrix rows, RandomStream random);

    /**
     * Makes rows of nothing.
     *
     * @throws UnsupportedOperationException unless {@link #startsFromNothing}
     */
    default Matrix anywhere(int count, RandomStream random) {
        throw new UnsupportedOperationException("each row is made of a normal row");
    }
}
