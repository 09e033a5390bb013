package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.List;
import java.util.Map;

/**
 * A column whose values are all the same where there are any: the one input says whether the value is missing.
 *
 * @param missing share of training rows without a value
 */
record PresenceStep(Column column, double missing) implements Step {
    static final String NAME = "presence";

    @Override
    public List<Part> parts() {
        return List.of(new Part(BlockKind.MISSING, 1));
    }

    @Override
    public Filler bind(Table.Values values) {
        double[] numbers = ((Table.Numbers) values).values();
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) {
                out[to] = Double.isNaN(numbers[row]) ? 1 : 0;
            }
        };
    }

    /** The one value there is stands in no input, so that it comes from the base or is missing. */
    @Override
    public Table.Values restore(Matrix inputs, int first, Table.Values base) {
        double[] values = ((Table.Numbers) base).values().clone();
        for (int r = 0; r < values.length; r++) {
            values[r] = inputs.get(r, first) > 0.5 ? Double.NaN : values[r];
        }
        return new Table.Numbers(values);
    }

    @Override
    public ColumnDescription describe() {
        return new ColumnDescription(
                column.name(), column.kind(), "only whether it is missing", Map.of("missing", missing));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Map<String, Object> tree) {
        tree.put("missing", missing);
    }

    static PresenceStep fromTree(Column column, Tree tree) {
        Step.demand(column.isNumber() || column.kind() == Kind.TIMESTAMP, tree);
        return new PresenceStep(column, tree.share("missing"));
    }
}
