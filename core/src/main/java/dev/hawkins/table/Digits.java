package dev.hawkins.table;

import java.math.BigDecimal;
import tools.jackson.core.io.NumberOutput;

/**
 * Floating-point numbers as decimal digits, the same on every JDK: up to JDK 18 {@link Double#toString} gives more digits
 * than needed for some numbers (2e23 is {@code 2.0E23} or {@code 1.9999999999999998E23}), and {@link String#format} rounds
 * what it gives. All text that is stored, shown or scripted is made here, by the algorithm of Giulietti ("The Schubfach
 * way to render doubles") in the JSON library.
 */
public final class Digits {
    private Digits() {}

    /** The shortest digits that parse back to the same bits, in the notation of {@link Double#toString}. */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** The shortest digits that parse back to the same bits, in the notation of {@link Float#toString}. */
    public static String shortest(float value) {
        return NumberOutput.toString(value, true);
    }

    /**
     * The number that {@link #shortest(double)} writes, for rounding and formatting.
     *
     * @throws NumberFormatException if the value is infinite or NaN
     */
    public static BigDecimal decimal(double value) {
        return new BigDecimal(shortest(value));
    }

    /** All digits without an exponent and without idle zeros, 0.0001 and not 1.0E-4; infinities and NaN by name. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return shortest(value);
        }
        return value == 0 ? "0" : decimal(value).stripTrailingZeros().toPlainString();
    }
}
