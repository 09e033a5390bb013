package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.engine.kernels.Kernels;
import dev.hawkins.engine.kernels.Products;

/**
 * Lower bounds of squared distances by matrix products: {@code |q - r|^2 = |q|^2 + |r|^2 - 2 q.r}. Rows stand in blocks of
 * 32 as lanes, [column][lane], with {@code |r|^2} as one more column, so that one product gives {@code |r|^2 - 2 q.r}.
 *
 * <p>That sum cancels where rows are near each other, so it serves only to leave rows out. An origin near the rows of a block
 * is taken off first, which keeps norms small. With u = 2^-24, d columns and S = |q|^2 + |r|^2 the product of d + 1 terms is off by at
 * most 2 (d + 1) u S, taking off the origin by 5 u S and rounding norms by 2 u S; {@code share} is above the sum of them, and the
 * norms are made smaller by it. So no bound is above the distance. Rows whose norm is near the float range are never left out.
 */
final class LaneRows {
    static final int LANES = Kernels.BLOCK;
    /** Norms from here on would overflow in a sum of floats. */
    private static final double LARGEST = 1e36;
    /** Beyond what floats lose by underflow. */
    private static final double TINY = 1e-36;

    private final Products<float[]> products = KernelChoice.blocks().products();
    private final int rows;
    private final int columns;
    private final int depth;
    private final double share;
    private final float[] lanes;
    private final float[] origins;
    /** From the origin of a block to that of the next; 0 if all have the same. */
    private final int step;

    /** @param origins one row, the origin of all blocks, or one per block */
    LaneRows(Matrix rows, Matrix origins) {
        this.rows = rows.rows();
        this.columns = rows.columns();
        this.depth = columns + 1;
        this.share = (2.0 * columns + 16) * 0x1p-24;
        this.origins = origins.values();
        this.step = origins.rows() == 1 ? 0 : columns;
        this.lanes = new float[Math.multiplyExact(blocks() * LANES, depth)];
        for (int r = 0; r < this.rows; r++) {
            place(rows, r);
        }
    }

    private void place(Matrix rows, int row) {
        int at = row / LANES * depth * LANES + row % LANES;
        int origin = row / LANES * step;
        double norm = 0;
        for (int j = 0; j < columns; j++) {
            float value = rows.get(row, j) - origins[origin + j];
            lanes[at + j * LANES] = value;
            norm += (double) value * value;
        }
        lanes[at + columns * LANES] = norm < LARGEST ? (float) (norm * (1 - share)) : Float.NEGATIVE_INFINITY;
    }

    /** The mean of every column, as one row. */
    static Matrix mean(Matrix rows) {
        double[] sums = new double[rows.columns()];
        for (int i = 0; i < rows.values().length; i++) {
            sums[i % sums.length] += rows.values()[i];
        }
        Matrix mean = Matrix.zeros(1, sums.length);
        for (int j = 0; j < sums.length; j++) {
            mean.values()[j] = (float) (sums[j] / rows.rows());
        }
        return mean;
    }

    int blocks() {
        return (rows + LANES - 1) / LANES;
    }

    /** Rows in a block. */
    int count(int block) {
        return Math.min(LANES, rows - block * LANES);
    }

    /** Rows to be compared with all others, made ready for products. */
    final class Queries {
        private final float[] weights;
        private final double[] norms;

        Queries(int most) {
            weights = new float[most * depth];
            norms = new double[most];
        }

        /** Takes rows of a table, to be compared with those of any block, if all have one origin. */
        void set(float[] table, int from, int count) {
            for (int q = 0; q < count; q++) {
                set(q, table, from + q * columns, 0);
            }
        }

        /** Takes one row, to be compared with those of a block. */
        void set(int query, float[] table, int from, int block) {
            int origin = block * step;
            int at = query * depth;
            for (int j = 0; j < columns; j++) {
                weights[at + j] = -2 * (table[from + j] - origins[origin + j]);
            }
            weights[at + columns] = 1;
            double norm = Squared.distance(table, from, origins, origin, columns);
            norms[query] = norm < LARGEST ? norm * (1 - share) - TINY : Double.NEGATIVE_INFINITY;
        }

        /**
         * Fills {@code partial} with what a query and each row of a block have in common: with {@link #norm} it is a lower
         * bound of their squared distance. Query q and lane l are at {@code to + q * LANES + l}.
         */
        void compare(int count, int block, float[] partial, int to) {
            products.product(weights, 0, depth, 1, depth, count, lanes, block * depth * LANES, null, 0, partial, to);
        }

        /** What is to be added to {@link #compare}; minus infinity for a row that is not to be left out anywhere. */
        double norm(int query) {
            return norms[query];
        }

        /** Rows with a partial result above this are farther than {@code reach}. */
        float limit(int query, double reach) {
            return Math.nextUp((float) (reach - norms[query]));
        }
    }
}
