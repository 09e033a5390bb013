package dev.hawkins.table;

/** Fields that are only counted. */
final class IgnoredCells extends Cells {
    private int rows;

    IgnoredCells(Column column) {
        super(column);
    }

    @Override
    void add(char[] text, int from, int length) {
        rows++;
    }

    @Override
    Table.Values take() {
        int taken = rows;
        rows = 0;
        return new Table.Ignored(taken);
    }
}
