package dev.hawkins.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text is written, found out from its first two lines.
 *
 * <p>The delimiter is the one of comma, semicolon, tab and bar that occurs outside quotes as often in the second line
 * as in the first, the most frequent one if several do; failing that the most frequent one of the first line; failing
 * that the comma. The first line is a header if none of its fields is a number or a time, and none is empty; with empty
 * fields (an unnamed index column) it is one only if the second line has a number.
 *
 * @param delimiter field separator
 * @param header whether the first line names the columns
 * @param first the fields of the first line, empty if there is no line
 */
record Dialect(char delimiter, boolean header, List<String> first) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LONGEST = 1 << 24;

    /** Finds out what the options leave open. Reads from the text, which must be rewound afterwards. */
    static Dialect detect(Utf8Text text, ReadOptions options) throws IOException {
        char[] start = text.peekMore();
        while (!text.atEnd()
                && start.length < LONGEST
                && (endOfLine(start, endOfLine(start, 0)) == start.length || isBlank(start))) {
            start = text.peekMore();
        }
        int one = endOfLine(start, 0);
        int two = endOfLine(start, one);
        char delimiter = options.delimiter() == 0 ? delimiter(start, one, two) : options.delimiter();
        List<List<String>> lines = split(new String(start, 0, two), delimiter);
        if (start.length > 0 && text.atEnd() && isBlank(start)) {
            throw new Utf8Text.BadBytes("holds nothing but blank lines");
        }
        List<String> first = lines.isEmpty() ? List.of() : lines.get(0);
        List<String> second = lines.size() < 2 ? List.of() : lines.get(1);
        boolean header = options.header() == null ? isHeader(first, second) : options.header();
        return new Dialect(delimiter, header, first);
    }

    private static boolean isBlank(char[] text) {
        int at = 0;
        while (at < text.length && Character.isWhitespace(text[at])) {
            at++;
        }
        return at == text.length;
    }

    /**
     * The same, its first line taken as a header if it names all wanted columns and the options do not say otherwise.
     */
    Dialect orHeaderOf(Schema wanted, ReadOptions options) {
        List<String> names = first.stream().map(String::strip).toList();
        boolean namesAll = options.header() == null
                && wanted.columns().stream().allMatch(c -> c.kind() == Kind.TEXT || names.contains(c.name()));
        return new Dialect(delimiter, header || namesAll, first);
    }

    /**
     * Behind the end of the line that starts at {@code from}, blank lines before it included, quoted line ends not
     * counted.
     */
    private static int endOfLine(char[] text, int from) {
        boolean quoted = false;
        boolean content = false;
        for (int i = from; i < text.length; i++) {
            boolean end = !quoted && (text[i] == '\n' || text[i] == '\r');
            if (end && content) {
                return i + 1;
            }
            content |= !end;
            quoted ^= text[i] == '"';
        }
        return text.length;
    }

    private static char delimiter(char[] text, int one, int two) {
        char best = ',';
        int most = 0;
        boolean steadiest = false;
        for (char candidate : DELIMITERS) {
            int count = count(text, 0, one, candidate);
            boolean steady = count > 0 && (two == one || count == count(text, one, two, candidate));
            if (count > 0 && (steady && !steadiest || steady == steadiest && count > most)) {
                best = candidate;
                most = count;
                steadiest = steady;
            }
        }
        return best;
    }

    private static int count(char[] text, int from, int to, char wanted) {
        boolean quoted = false;
        int count = 0;
        for (int i = from; i < to; i++) {
            quoted ^= text[i] == '"';
            count += !quoted && text[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static List<List<String>> split(String text, char delimiter) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            while (records.hasNext()) {
                lines.add(records.next().getFields());
            }
        } catch (CsvParseException e) {
            return lines; // whoever reads the rows meets the same fault and says where
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static boolean isHeader(List<String> first, List<String> second) {
        if (first.stream().anyMatch(Dialect::isValue)) {
            return false;
        }
        return first.stream().noneMatch(String::isBlank) || second.stream().anyMatch(Dialect::isValue);
    }

    private static boolean isValue(String field) {
        char[] text = field.toCharArray();
        double number = Decimals.parse(text, 0, text.length);
        double time = Timestamps.parser(Timestamps.ISO).parse(text, 0, text.length);
        return number == number || time == time;
    }
}
