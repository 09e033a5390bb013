package dev.hawkins.detect.combination;

import dev.hawkins.detect.RankSum;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;

/**
 * The box around rows: numbers lie between the smallest and the largest of their column, and a tenth of the way beyond;
 * categories are those of any row.
 */
final class Box {
    private static final double BEYOND = 0.1;

    private Box() {}

    /** Draws rows uniformly. */
    static Matrix draw(int count, Matrix rows, InputLayout layout, RandomStream random) {
        Matrix drawn = Matrix.zeros(count, rows.columns());
        for (Block block : layout.blocks()) {
            if (block.kind().isNumber()) {
                numbers(block.from(), rows, drawn, random);
            } else {
                categories(block, rows, drawn, random);
            }
        }
        return drawn;
    }

    private static void numbers(int j, Matrix rows, Matrix drawn, RandomStream random) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows.rows(); r++) {
            low = Math.min(low, rows.get(r, j));
            high = Math.max(high, rows.get(r, j));
        }
        double width = high - low;
        for (int r = 0; r < drawn.rows(); r++) {
            double place = (1 + 2 * BEYOND) * random.nextDouble() - BEYOND;
            drawn.values()[r * drawn.columns() + j] = (float) (low + place * width);
        }
    }

    private static void categories(Block block, Matrix rows, Matrix drawn, RandomStream random) {
        for (int r = 0; r < drawn.rows(); r++) {
            int from = random.nextInt(rows.rows()) * rows.columns() + block.from();
            System.arraycopy(rows.values(), from, drawn.values(), r * drawn.columns() + block.from(), block.count());
        }
    }

    /** The chance that a row of the box scores no more than a row held back, one half where they score the same. */
    static double volume(double[] held, double[] box) {
        return 1 - RankSum.rocAuc(held, box);
    }
}
