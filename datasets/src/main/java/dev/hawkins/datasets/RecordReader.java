package dev.hawkins.datasets;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records of bytes and a label as rows: one whole-number column per byte, 0 to 255, the label last. */
abstract class RecordReader implements TableReader {
    private final String name;
    private final Schema schema;
    private final List<String> labels;

    /**
     * @param name what to call the source in messages
     * @param columns names of all columns, the label last
     * @param labels the texts of the labels 0, 1, ...
     */
    RecordReader(String name, List<String> columns, List<String> labels) {
        this.name = name;
        this.labels = labels;
        int last = columns.size() - 1;
        List<Column> kinds = new ArrayList<>();
        columns.subList(0, last).forEach(c -> kinds.add(Column.of(c, Kind.INTEGER)));
        kinds.add(Column.of(columns.get(last), Kind.CATEGORICAL));
        schema = new Schema(kinds);
    }

    /** Rows that are left, or more than that where it is not known. */
    abstract int left();

    /** Fills the bytes of the next record and returns its label, or -1 if there is no further record. */
    abstract int read(byte[] record) throws IOException;

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Table next(int maxRows) {
        int width = schema.size() - 1;
        double[][] columns = new double[width][Math.min(maxRows, left())];
        int[] codes = new int[Math.min(maxRows, left())];
        byte[] record = new byte[width];
        int rows = 0;
        try {
            for (int label = 0; rows < codes.length && (label = read(record)) >= 0; rows++) {
                codes[rows] = label;
                for (int c = 0; c < width; c++) {
                    columns[c][rows] = record[c] & 0xFF;
                }
            }
        } catch (IOException e) {
            throw new TableException("%s is damaged or incomplete at row %d: %s".formatted(name, rows + 1, e), e);
        }
        return rows == 0 ? null : table(columns, codes, rows);
    }

    private Table table(double[][] columns, int[] codes, int rows) {
        List<Table.Values> values = new ArrayList<>();
        for (double[] column : columns) {
            values.add(new Table.Numbers(rows == column.length ? column : Arrays.copyOf(column, rows)));
        }
        values.add(new Table.Codes(Arrays.copyOf(codes, rows), labels));
        return new Table(schema, values);
    }

    /** All rows at once, without a second copy of them. */
    @Override
    public Table readAll() {
        Table all = next(Integer.MAX_VALUE);
        if (all == null) {
            throw new TableException("%s has no rows".formatted(name));
        }
        return all;
    }
}
