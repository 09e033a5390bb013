package dev.hawkins.acceptance;

import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;

/** The first rows of a source, in chunks of a few, so that few rows keep several scoring threads busy. */
final class FirstRows implements TableReader {
    private final TableReader rows;
    private final int chunk;
    private int left;

    FirstRows(TableReader rows, int limit, int chunk) {
        this.rows = rows;
        this.left = limit;
        this.chunk = chunk;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public Table next(int maxRows) {
        Table next = left == 0 ? null : rows.next(Math.min(Math.min(maxRows, chunk), left));
        left -= next == null ? 0 : next.rows();
        return next;
    }

    @Override
    public void close() {
        rows.close();
    }
}
