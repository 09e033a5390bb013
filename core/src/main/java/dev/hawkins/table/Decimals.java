package dev.hawkins.table;

/**
 * Decimal numbers from characters and back, without a detour over strings where the number is short.
 *
 * <p>Up to 2^53 in the digits and a power of ten up to 22 both fit a double exactly, so one multiplication or division
 * rounds once and gives what {@link Double#parseDouble} gives (Clinger 1990, doi 10.1145/93542.93557). Up to 18
 * digits are the work of {@link LongDecimals}, all else that of {@link Double#parseDouble}, after the grammar has been
 * checked here: no {@code 0x1p3}, no {@code 1d}.
 */
final class Decimals {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimals() {}

    /**
     * The number in {@code text[from .. from+length-1]}, blanks around it allowed; NaN if it is no decimal number,
     * infinite if it is too large for a double.
     */
    static double parse(char[] text, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && text[at] == ' ') {
            at++;
        }
        while (end > at && text[end - 1] == ' ') {
            end--;
        }
        // Hot: every numeric field passes here. One to eighteen plain digits are the common case.
        if (end - at < 19) {
            long digits = 0;
            int i = at;
            for (; i < end; i++) {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                digits = digits * 10 + digit;
            }
            if (i == end && end > at) {
                return digits;
            }
        }
        return at == end ? Double.NaN : general(text, at, end);
    }

    /** Hot, and therefore one piece: sign, digits and point in one pass, then an exponent, then one rounding. */
    private static double general(char[] text, int from, int end) {
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean point = false;
        boolean any = false;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                any = true;
                if (count > 0 || c != '0') {
                    count++;
                }
                digits = count <= 18 ? digits * 10 + (c - '0') : digits;
                scale += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!any) {
            return Double.NaN;
        }
        int exponent = 0;
        if (at < end) {
            exponent = exponent(text, at, end);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
        }
        int power = exponent - scale;
        if (count > 18 || digits > EXACT || power < -22 || power > 22) {
            double value = count > 18 || digits == 0 ? Double.NaN : LongDecimals.value(digits, power);
            return value == value
                    ? (negative ? -value : value)
                    : Double.parseDouble(new String(text, from, end - from));
        }
        double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
        return negative ? -value : value;
    }

    /**
     * The exponent that starts with the letter at {@code at}, at most a million either way; MIN_VALUE if it is none.
     */
    private static int exponent(char[] text, int at, int end) {
        if (text[at] != 'e' && text[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        int i = at + 1;
        boolean negative = i < end && text[i] == '-';
        if (i < end && (negative || text[i] == '+')) {
            i++;
        }
        if (i == end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(1_000_000, value * 10 + digit);
        }
        return negative ? -value : value;
    }

    /** Whether the characters are an optional sign and digits, nothing else but blanks around them. */
    static boolean isWhole(char[] text, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && text[at] == ' ') {
            at++;
        }
        while (end > at && text[end - 1] == ' ') {
            end--;
        }
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        for (int i = at; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return at < end;
    }

    /** The shortest usual text: whole numbers without a fraction, no exponent between 1e-6 and 1e15; NaN is empty. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (size < 1e15 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        if (size >= 1e-6 && size < 1e15) {
            return Digits.plain(value);
        }
        return Digits.shortest(value);
    }
}
