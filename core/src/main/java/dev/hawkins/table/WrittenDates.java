package dev.hawkins.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notices dates that are not ISO, such as 31.12.2025, 12/31/25 or 1-2-2025 9:30, and tells the format that reads them, for
 * a schema file. They are not read as times unasked, because 1/2/2025 is another day in another country.
 */
final class WrittenDates {
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})( \\d{1,2}:\\d\\d(:\\d\\d)?)?");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 19;

    private int count;
    private String example = "";
    private int first;
    private int second;
    private boolean oneDigit;

    void add(char[] text, int from, int length) {
        if (length < SHORTEST || length > LONGEST || text[from] < '0' || text[from] > '9') {
            return;
        }
        String word = new String(text, from, length);
        Matcher date = DATE.matcher(word);
        if (date.matches()) {
            count++;
            example = example.isEmpty() ? word : example;
            first = Math.max(first, Integer.parseInt(date.group(1)));
            second = Math.max(second, Integer.parseInt(date.group(3)));
            oneDigit |= date.end(1) - date.start(1) == 1 || date.end(3) - date.start(3) == 1;
        }
    }

    /** Whether more than half of so many values are such dates. */
    boolean areMost(int values) {
        return count * 2 > values && (first <= 12 || second <= 12);
    }

    /** What to tell about the column. */
    String notice(Column column) {
        String format = format();
        String columns = "{\"columns\": {\"%s\": {\"kind\": \"timestamp\", \"format\": \"%s\"}}}"
                .formatted(column.name().replace("\\", "\\\\").replace("\"", "\\\""), format);
        boolean either = first <= 12 && second <= 12;
        return "column '%s' has dates such as %s and is %s, not read as times; give their format in a schema file (--schema), as in %s%s"
                .formatted(
                        column.name(),
                        example,
                        column.kind() == Kind.TEXT ? "ignored as text" : "taken as " + Sample.describe(column),
                        columns,
                        either ? ", or " + swapped(format) + " if the month comes first" : "");
    }

    private String format() {
        Matcher date = DATE.matcher(example);
        if (!date.matches()) {
            throw new IllegalStateException("there is no example");
        }
        String day = oneDigit ? "d" : "dd";
        String month = oneDigit ? "M" : "MM";
        boolean monthFirst = second > 12;
        String separator = date.group(2);
        String time = date.group(5) == null ? "" : date.group(6) == null ? " H:mm" : " H:mm:ss";
        return (monthFirst ? month : day)
                + separator
                + (monthFirst ? day : month)
                + separator
                + "y".repeat(date.group(4).length())
                + time;
    }

    private static String swapped(String format) {
        return format.replace('d', '#').replace('M', 'd').replace('#', 'M');
    }
}
