package dev.hawkins.table;

import java.util.Arrays;
import java.util.List;

/** Names out of a set. */
final class TextCells extends Cells {
    /**
     * A dictionary that has grown to this starts anew with the next chunk, so that identifiers do not fill the memory.
     */
    private static final int LARGEST = 1 << 16;

    private final MissingTexts missing;
    private Dictionary dictionary = new Dictionary();
    private int[] codes = new int[256];
    private int rows;

    TextCells(Column column, MissingTexts missing) {
        super(column);
        this.missing = missing;
    }

    @Override
    void add(char[] text, int from, int length) {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, rows * 2);
        }
        codes[rows++] = missing.contains(text, from, length) ? -1 : dictionary.code(text, from, length);
    }

    /** The distinct texts so far. */
    List<String> texts() {
        return dictionary.texts();
    }

    /** Takes so many missing values. */
    void addMissing(int count) {
        codes = Arrays.copyOf(codes, Math.max(codes.length, rows + count));
        Arrays.fill(codes, rows, rows + count, -1);
        rows += count;
    }

    @Override
    Table.Values take() {
        Table.Values taken = new Table.Codes(Arrays.copyOf(codes, rows), dictionary.texts());
        if (dictionary.size() > LARGEST) {
            dictionary = new Dictionary();
        }
        rows = 0;
        return taken;
    }

    /** The values as 0 and 1, where the dictionary holds just the two given texts. */
    Table.Values takeBinary(List<String> zeroOne) {
        boolean swapped = dictionary.texts().get(0).equals(zeroOne.get(1));
        double[] numbers = new double[rows];
        for (int r = 0; r < rows; r++) {
            numbers[r] = codes[r] < 0 ? Double.NaN : swapped ? 1 - codes[r] : codes[r];
        }
        rows = 0;
        return new Table.Numbers(numbers);
    }
}
