package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.NumberFacts;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;

/** Rows of values that training rows had the like of, each drawn without regard to the others. */
final class Scatter {
    private Scatter() {}

    /**
     * One row for each base: numbers evenly from the prepared range of the training rows, categories all alike, times anywhere in
     * their cycles; missing as often as in training.
     */
    static Table of(Preparation preparation, Table bases, RandomStream random) {
        Matrix inputs = Matrix.zeros(bases.rows(), preparation.layout().inputs());
        for (int r = 0; r < bases.rows(); r++) {
            for (Block block : preparation.layout().blocks()) {
                fill(preparation, block, inputs.values(), r * inputs.columns() + block.from(), random);
            }
        }
        return preparation.restore(inputs, bases);
    }

    private static void fill(Preparation preparation, Block block, float[] values, int at, RandomStream random) {
        double uniform = random.nextDouble();
        switch (block.kind()) {
            case REAL, UNIT -> {
                NumberFacts facts = preparation.facts(block.column());
                double low = preparation.toPrepared(block, facts.min());
                double high = preparation.toPrepared(block, facts.max());
                values[at] = (float) (low + uniform * (high - low));
            }
            case BINARY -> values[at] = uniform < 0.5 ? 0 : 1;
            case ONE_HOT -> values[at + (int) (uniform * block.count())] = 1;
            case MISSING -> values[at] = uniform < preparation.missing(block.column()) ? 1 : 0;
            case CYCLIC -> {
                values[at] = (float) StrictMath.sin(2 * StrictMath.PI * uniform);
                values[at + 1] = (float) StrictMath.cos(2 * StrictMath.PI * uniform);
            }
        }
    }
}
