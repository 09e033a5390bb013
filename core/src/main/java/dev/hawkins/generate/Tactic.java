package dev.hawkins.generate;

import dev.hawkins.engine.RandomStream;

/** Where the values come from that take the place of a normal row's own. */
public enum Tactic {
    /** Each column from another normal row of its own: every value is ordinary, and their company is not. */
    BORROWED(1, "values of other normal rows, each column's of another one"),
    /** All columns from one other normal row, up to half of them: two ordinary halves that do not belong together. */
    SPLICED(0.5, "up to half of another normal row"),
    /** Numbers anywhere in the range of the training rows, any category alike: rare values, and ordinary ones in odd company. */
    SCATTERED(1, "any value that training rows had the like of"),
    /** What a generator of near misses makes of the row, and here and there a value of another normal row. */
    MADE(1, "what the generator makes of the row, some borrowed");

    /** Share of the columns of a near miss that have another normal row's value, as its discriminator is taught, too. */
    static final double BORROWS = 0.15;

    private final double most;
    private final String text;

    Tactic(double most, String text) {
        this.most = most;
        this.text = text;
    }

    /** The largest share of the columns that differ that is changed. */
    double most() {
        return most;
    }

    /** The words for people. */
    public String text() {
        return text;
    }

    /**
     * The row of the pool whose cell may take the place of one of a base. The pool has as many normal rows, then scattered rows,
     * then what was made of each normal row.
     *
     * @param donor a normal row, the same for all columns
     */
    int cell(int base, int donor, int normals, RandomStream random) {
        return switch (this) {
            case BORROWED -> random.nextInt(normals);
            case SPLICED -> donor;
            case SCATTERED -> normals + random.nextInt(normals);
            case MADE -> random.nextDouble() < BORROWS ? random.nextInt(normals) : 2 * normals + base;
        };
    }
}
