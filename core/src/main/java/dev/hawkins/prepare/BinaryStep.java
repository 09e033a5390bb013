package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A 0/1 column is one input; a missing value is replaced by the more frequent one.
 *
 * @param ones share of 1 among training rows with a value
 * @param missing share of training rows without a value
 */
record BinaryStep(Column column, double ones, double missing) implements Step {
    static final String NAME = "binary";

    static BinaryStep fit(Column column, NumberSummary summary) {
        double ones = summary.moments(BinaryStep::bit).mean();
        return new BinaryStep(column, ones, summary.missingShare());
    }

    private static double bit(double x) {
        return x == 0 ? 0 : 1;
    }

    @Override
    public List<Part> parts() {
        Part value = new Part(BlockKind.BINARY, 1);
        return expectsMissing() ? List.of(value, new Part(BlockKind.MISSING, 1)) : List.of(value);
    }

    @Override
    public Filler bind(Table.Values values) {
        double[] numbers = ((Table.Numbers) values).values();
        float mode = ones > 0.5 ? 1 : 0;
        boolean indicator = expectsMissing();
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) {
                double x = numbers[row];
                if (Double.isNaN(x)) {
                    out[to] = mode;
                    if (indicator) {
                        out[to + 1] = 1;
                    }
                } else {
                    out[to] = (float) bit(x);
                }
            }
        };
    }

    @Override
    public Table.Values restore(Matrix inputs, int first, Table.Values base) {
        double[] values = new double[inputs.rows()];
        for (int r = 0; r < values.length; r++) {
            boolean lacking = expectsMissing() && inputs.get(r, first + 1) > 0.5;
            values[r] = lacking ? Double.NaN : inputs.get(r, first) > 0.5 ? 1 : 0;
        }
        return new Table.Numbers(values);
    }

    @Override
    public ColumnDescription describe() {
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("zero", column.values().get(0));
        statistics.put("one", column.values().get(1));
        write(statistics);
        String rule = expectsMissing() ? "0 or 1, missing values by the mode and an indicator" : "0 or 1";
        return new ColumnDescription(column.name(), column.kind(), rule, statistics);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Map<String, Object> tree) {
        tree.put("ones", ones);
        tree.put("missing", missing);
    }

    static BinaryStep fromTree(Column column, Tree tree) {
        Step.demand(column.kind() == Kind.BINARY, tree);
        return new BinaryStep(column, tree.share("ones"), tree.share("missing"));
    }
}
