package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;

/**
 * Rows of a batch of which some columns are drawn anew, without regard to the rest. With n columns, each is chosen with
 * probability n^-u, where u is uniform between 0 and 1 for every row, and one is chosen in any case: as many rows with few new
 * columns as with many. Half of the new values are those of other rows of the batch, the others lie anywhere in their
 * range; categories take any value alike, and one that no training row has is shown as a network reads it: as none.
 *
 * @param values the rows
 * @param made 1 for a row in whose place a generator's is shown, else 0; one number per row
 * @param share of the rows that are shown
 * @param range of each input
 */
record Redrawn(Matrix values, Matrix made, double share, InputLayout layout, InputLimits range, RandomStream random) {
    Redrawn(int rows, double share, InputLayout layout, InputLimits range, RandomStream random) {
        this(Matrix.zeros(rows, layout.inputs()), Matrix.zeros(rows, 1), share, layout, range, random);
    }

    /** @param count how many rows of the batch there are */
    void draw(Matrix batch, int count) {
        for (int r = 0; r < count; r++) {
            boolean shown = random.nextDouble() < share;
            made.values()[r] = shown ? 0 : 1;
            if (shown) {
                row(batch, count, r);
            }
        }
    }

    private void row(Matrix batch, int count, int r) {
        int inputs = batch.columns();
        System.arraycopy(batch.values(), r * inputs, values.values(), r * inputs, inputs);
        int columns = layout.blocks().size();
        double chance = StrictMath.pow(columns, -random.nextDouble());
        int always = random.nextInt(columns);
        for (int b = 0; b < columns; b++) {
            Block block = layout.blocks().get(b);
            if (random.nextDouble() < chance || b == always) {
                renew(batch, count, block, r);
            }
        }
    }

    private void renew(Matrix batch, int count, Block block, int r) {
        if (random.nextDouble() < 0.5) {
            borrow(batch, random.nextInt(count), block, r);
        } else {
            anywhere(block, r);
        }
    }

    private void borrow(Matrix batch, int from, Block block, int r) {
        int inputs = batch.columns();
        System.arraycopy(
                batch.values(),
                from * inputs + block.from(),
                values.values(),
                r * inputs + block.from(),
                block.count());
    }

    private void anywhere(Block block, int r) {
        int at = r * values.columns() + block.from();
        switch (block.kind()) {
            case REAL, UNIT, CYCLIC -> {
                for (int j = 0; j < block.count(); j++) {
                    double low = range.low()[block.from() + j];
                    double high = range.high()[block.from() + j];
                    values.values()[at + j] = (float) (low + (high - low) * random.nextDouble());
                }
            }
            case BINARY, MISSING -> values.values()[at] = seen(block.from(), random.nextInt(2));
            case ONE_HOT -> {
                int hot = random.nextInt(block.count());
                for (int j = 0; j < block.count(); j++) {
                    values.values()[at + j] = j == hot ? seen(block.from() + j, 1) : 0;
                }
            }
        }
    }

    /** The value of an input that varies; others stay as they are. */
    private float seen(int input, int value) {
        return range.low()[input] < range.high()[input] ? value : range.low()[input];
    }
}
