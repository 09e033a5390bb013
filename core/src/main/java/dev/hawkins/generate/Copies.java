package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Set;

/** Finds prepared rows that are equal, input by input, to one of some known rows. */
final class Copies {
    private final Set<FloatBuffer> known = new HashSet<>();

    Copies(Matrix rows) {
        for (int r = 0; r < rows.rows(); r++) {
            known.add(row(rows, r));
        }
    }

    private static FloatBuffer row(Matrix rows, int r) {
        return FloatBuffer.wrap(rows.values(), r * rows.columns(), rows.columns())
                .slice();
    }

    boolean has(Matrix rows, int r) {
        return known.contains(row(rows, r));
    }

    /** The share of rows that are copies. */
    double share(Matrix rows) {
        int copies = 0;
        for (int r = 0; r < rows.rows(); r++) {
            copies += has(rows, r) ? 1 : 0;
        }
        return (double) copies / rows.rows();
    }
}
