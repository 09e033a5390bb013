package dev.hawkins.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Infers the kind of a column from the fields of the first rows:
 *
 * <ol>
 *   <li>no value at all: numeric, for now;
 *   <li>more than half of the values are numbers: binary if they are 0 and 1, both, and nothing else; integer if all
 *       are written without point and exponent; otherwise numeric. The values that are no numbers become errors when
 *       they are read;
 *   <li>more than half are ISO times: timestamp;
 *   <li>more than 1000 distinct texts, or more than 50 and more than half of the values: text, such as identifiers;
 *   <li>two distinct texts that are a natural pair, such as no and yes: binary; otherwise categorical.
 * </ol>
 */
final class Sample extends Cells {
    private static final int MOST_TEXTS = 1000;
    private static final int FEW_TEXTS = 50;
    private static final Map<String, String> ZERO_OF = Map.of("true", "false", "t", "f", "yes", "no", "y", "n");

    private final MissingTexts missing;
    private final Dictionary texts = new Dictionary();
    private final Timestamps.Parser iso = Timestamps.parser(Timestamps.ISO);
    private int values;
    private int numbers;
    private int times;
    private int commas;
    private String comma = "";
    private final WrittenDates dates = new WrittenDates();
    private boolean whole = true;
    private boolean bits = true;
    private boolean zero;
    private boolean one;

    Sample(String name, MissingTexts missing) {
        super(Column.of(name, Kind.NUMERIC));
        this.missing = missing;
    }

    @Override
    void add(char[] text, int from, int length) {
        if (missing.contains(text, from, length)) {
            return;
        }
        double number = Decimals.parse(text, from, length);
        if (number == number) {
            numbers++;
            whole = whole && Decimals.isWhole(text, from, length);
            zero |= number == 0;
            one |= number == 1;
            bits = bits && (number == 0 || number == 1);
        } else {
            addText(text, from, length);
        }
        values++;
        if (texts.size() <= MOST_TEXTS) {
            texts.code(text, from, length);
        }
    }

    private void addText(char[] text, int from, int length) {
        double time = iso.parse(text, from, length);
        if (time == time) {
            times++;
            return;
        }
        dates.add(text, from, length);
        if (length < 12) {
            String word = new String(text, from, length);
            numbers += NumberCells.isInfinite(word) || NumberCells.isNaN(word) ? 1 : 0;
            if (hasDecimalComma(word)) {
                commas++;
                comma = comma.isEmpty() ? word : comma;
            }
        }
    }

    /** Whether this would be a number if its comma were a point. */
    static boolean hasDecimalComma(String word) {
        char[] point = word.replace(',', '.').toCharArray();
        double number = Decimals.parse(point, 0, point.length);
        return word.indexOf(',') >= 0 && number == number;
    }

    /** A value with a comma where most values are numbers but for that; otherwise empty. */
    String decimalComma() {
        return commas * 2 > values ? comma : "";
    }

    /** The dates in another form than ISO, if most values are such; otherwise null. */
    WrittenDates dates() {
        return dates.areMost(values) ? dates : null;
    }

    boolean empty() {
        return values == 0;
    }

    /** What the column is, as far as these rows tell. */
    @Override
    Column column() {
        String name = super.column().name();
        if (empty()) {
            return Column.of(name, Kind.NUMERIC);
        }
        if (numbers * 2 > values) {
            boolean binary = bits && zero && one;
            return Column.of(name, binary ? Kind.BINARY : whole ? Kind.INTEGER : Kind.NUMERIC);
        }
        if (times * 2 > values) {
            return Column.of(name, Kind.TIMESTAMP);
        }
        int distinct = texts.size();
        if (distinct > MOST_TEXTS || distinct > FEW_TEXTS && distinct * 2 > values) {
            return Column.of(name, Kind.TEXT);
        }
        return ofTexts(name, texts.texts());
    }

    /** A binary column of a natural pair (no and yes, F and T ...), otherwise a categorical one. */
    static Column ofTexts(String name, List<String> texts) {
        List<String> pair = texts.size() == 2 ? zeroOne(texts) : List.of();
        return pair.isEmpty() ? Column.of(name, Kind.CATEGORICAL) : new Column(name, Kind.BINARY, pair, "");
    }

    /** Two texts in their natural order, or none if they are no such pair: a third value may then come any day. */
    private static List<String> zeroOne(List<String> two) {
        String a = two.get(0).strip().toLowerCase(Locale.ROOT);
        String b = two.get(1).strip().toLowerCase(Locale.ROOT);
        if (a.equals(ZERO_OF.get(b))) {
            return List.of(two.get(0), two.get(1));
        }
        if (b.equals(ZERO_OF.get(a))) {
            return List.of(two.get(1), two.get(0));
        }
        return List.of();
    }

    /** The kind as it is called in messages. */
    static String describe(Column column) {
        return column.kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    Table.Values take() {
        throw new IllegalStateException("a sample has no values");
    }
}
