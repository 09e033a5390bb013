package dev.hawkins.table;

import java.util.function.Consumer;

/**
 * The cells of a column whose kind was inferred from a sample, with the freedom to find out more on the way: what it is
 * in the end depends on all rows. A column empty in the sample becomes what its first value is. Whether numbers are
 * binary, whole or real follows the rows silently; that two words were not all is said.
 */
final class GrowingCells extends Cells {
    private static final int FEWEST_COUNTED = 20;

    private final Column sampled;
    private final MissingTexts missing;
    private final Where where;
    private final Consumer<String> notices;
    private Cells cells;
    private final boolean empty;
    private int missingRows;

    /** @param empty whether the sample had no value of this column */
    GrowingCells(Column sampled, boolean empty, MissingTexts missing, Where where, Consumer<String> notices) {
        super(sampled);
        this.sampled = sampled;
        this.empty = empty;
        this.missing = missing;
        this.where = where;
        this.notices = notices;
        this.cells = empty ? null : start(sampled);
    }

    private Cells start(Column column) {
        boolean words = column.kind() == Kind.BINARY && !column.values().equals(NumberCells.ZERO_ONE);
        return words ? new TextCells(column, missing) : Cells.of(column, missing, where);
    }

    @Override
    void add(char[] text, int from, int length) {
        if (cells == null && missing.contains(text, from, length)) {
            missingRows++;
            return;
        }
        if (cells == null) {
            cells = firstValue(text, from, length);
        }
        cells.add(text, from, length);
    }

    private Cells firstValue(char[] text, int from, int length) {
        double value = Decimals.parse(text, from, length);
        if (value == value) {
            NumberCells numbers = new NumberCells(sampled, missing, where);
            numbers.addMissing(missingRows);
            return numbers;
        }
        TextCells texts = new TextCells(sampled, missing);
        texts.addMissing(missingRows);
        return texts;
    }

    /** What all cells together are. */
    @Override
    Column column() {
        if (cells == null) {
            return sampled;
        }
        if (cells instanceof NumberCells numbers) {
            Kind kind = numbers.zeroAndOne() ? Kind.BINARY : numbers.whole() ? Kind.INTEGER : Kind.NUMERIC;
            return Column.of(sampled.name(), kind);
        }
        if (cells instanceof TextCells texts) {
            return Sample.ofTexts(sampled.name(), texts.texts());
        }
        return sampled;
    }

    @Override
    Table.Values take() {
        Column column = column();
        sayWhatChanged(column);
        if (cells == null) {
            NumberCells none = new NumberCells(sampled, missing, where);
            none.addMissing(missingRows);
            return none.take();
        }
        if (column.kind() == Kind.BINARY && cells instanceof TextCells texts) {
            return texts.takeBinary(column.values());
        }
        Table.Values values = cells.take();
        if (column.kind() == Kind.INTEGER && values instanceof Table.Numbers numbers && countsRows(numbers.values())) {
            notices.accept("column '%s' only counts the rows; --ignore %s leaves it out"
                    .formatted(column.name(), column.name()));
        }
        return values;
    }

    private static boolean countsRows(double[] values) {
        for (int r = 1; r < values.length; r++) {
            if (values[r] != values[r - 1] + 1) {
                return false;
            }
        }
        return values.length >= FEWEST_COUNTED;
    }

    private void sayWhatChanged(Column column) {
        String name = column.name();
        if (cells == null) {
            notices.accept("column '%s' has no value in any row".formatted(name));
        } else if (!empty && column.isNumber() != sampled.isNumber()) {
            notices.accept("column '%s' looked %s in the first rows but is %s"
                    .formatted(name, Sample.describe(sampled), Sample.describe(column)));
        }
    }
}
