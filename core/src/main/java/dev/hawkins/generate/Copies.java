package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.MatrixRow;
import java.util.HashSet;
import java.util.Set;

/** Finds prepared rows that are equal, input by input, to one of some known rows. */
public final class Copies {
    private final Set<MatrixRow> known = new HashSet<>();

    /** @param rows those that are known */
    public Copies(Matrix rows) {
        for (int r = 0; r < rows.rows(); r++) {
            known.add(rows.row(r));
        }
    }

    /** Whether a row of others is one of them. */
    public boolean has(Matrix rows, int r) {
        return known.contains(rows.row(r));
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
