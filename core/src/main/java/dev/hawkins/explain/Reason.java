package dev.hawkins.explain;

import dev.hawkins.prepare.Tree;

/**
 * How much one column adds to a score, in words of the data.
 *
 * @param column name of the column
 * @param contribution its part of the score, in the score's unit; negative where the column speaks for a normal row
 * @param value what the row has: {@code 4,812.00}, {@code BR}, {@code no}, {@code 03:12 Sunday}, {@code missing}
 * @param expected what would have been normal: {@code expected 31.20 to 88.40}, {@code 0.1 % likely, expected GB (92 %)};
 *     begins with {@code usually} where the model expects nothing in particular and training rows speak instead; empty
 *     where there is nothing to say
 */
public record Reason(String column, double contribution, String value, String expected) {
    /** The reason as part of a sentence: {@code amount 4,812.00, expected 31.20 to 88.40}. */
    public String text() {
        String fact = Tree.cut(column) + " " + value;
        return expected.isEmpty() ? fact : fact + ", " + expected;
    }
}
