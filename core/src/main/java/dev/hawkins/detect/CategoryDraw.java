package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;

/** Draws one value for each category of rows that hold probabilities, as a {@link Generator} must. */
public final class CategoryDraw {
    private CategoryDraw() {}

    /**
     * Draws in place, in the order of rows and blocks. Numbers stay as they are; what is 0 or 1 already is certain.
     *
     * @param rows of the layout; in blocks of categories anything not negative, proportional to probabilities, and in BINARY and
     *     MISSING ones probabilities of 1
     */
    public static void draw(Matrix rows, InputLayout layout, RandomStream random) {
        for (int r = 0; r < rows.rows(); r++) {
            for (Block block : layout.blocks()) {
                int at = r * rows.columns() + block.from();
                if (block.kind() == BlockKind.ONE_HOT) {
                    oneHot(rows.values(), at, block.count(), random.nextDouble());
                } else if (block.kind() == BlockKind.BINARY || block.kind() == BlockKind.MISSING) {
                    rows.values()[at] = random.nextDouble() < rows.values()[at] ? 1 : 0;
                }
            }
        }
    }

    private static void oneHot(float[] values, int at, int count, double uniform) {
        double sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += Math.max(0, values[i]);
        }
        int chosen = at;
        double passed = 0;
        for (int i = at; i < at + count; i++) {
            double share = Math.max(0, values[i]);
            chosen = share > 0 && passed <= uniform * sum ? i : chosen;
            passed += share;
            values[i] = 0;
        }
        values[chosen] = 1;
    }
}
