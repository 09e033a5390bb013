package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point in time becomes sine and cosine of its place in each cycle; time itself is not used, because it only grows.
 * Where the value is missing both are 0, which points nowhere.
 *
 * @param cycles the cycles that training rows cover at least twice, one or more, and where in them the rows lie
 * @param missing share of training rows without a value
 */
record CycleStep(Column column, List<CycleSpan> cycles, double missing) implements Step {
    static final String NAME = "cycle";

    CycleStep {
        cycles = List.copyOf(cycles);
    }

    /** Whether the position in a cycle can be learned: covered at least twice, and not the same in every row. */
    static boolean isUsable(Cycle cycle, NumberSummary summary) {
        return summary.max() - summary.min() >= 2 * cycle.period()
                && summary.rangeOf(cycle::position) > NumberStep.CONSTANT;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        cycles.forEach(cycle -> parts.add(new Part(BlockKind.CYCLIC, 2)));
        if (expectsMissing()) {
            parts.add(new Part(BlockKind.MISSING, 1));
        }
        return parts;
    }

    @Override
    public Filler bind(Table.Values values) {
        double[] times = ((Table.Numbers) values).values();
        boolean indicator = expectsMissing();
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) {
                double time = times[row];
                if (Double.isFinite(time)) {
                    fill(time, out, to);
                } else if (indicator) {
                    out[to + 2 * cycles.size()] = 1;
                }
            }
        };
    }

    /** The base's time, moved by the shortest way to the wanted place of each cycle; there is none where the base has none. */
    @Override
    public Table.Values restore(Matrix inputs, int first, Table.Values base) {
        double[] times = ((Table.Numbers) base).values().clone();
        int indicator = first + 2 * cycles.size();
        for (int r = 0; r < times.length; r++) {
            boolean lacking = expectsMissing() && inputs.get(r, indicator) > 0.5;
            times[r] = lacking ? Double.NaN : moved(times[r], inputs, r, first);
        }
        return new Table.Numbers(times);
    }

    private double moved(double time, Matrix inputs, int row, int first) {
        double moved = time;
        for (int c = 0; c < cycles.size(); c++) {
            Cycle cycle = cycles.get(c).cycle();
            float sine = inputs.get(row, first + 2 * c);
            float cosine = inputs.get(row, first + 2 * c + 1);
            moved = cycle.moved(moved, cycle.position(sine, cosine));
        }
        return moved;
    }

    private void fill(double time, float[] out, int at) {
        for (int c = 0; c < cycles.size(); c++) {
            Cycle cycle = cycles.get(c).cycle();
            double angle = cycle.angle(cycle.position(time));
            out[at + 2 * c] = (float) StrictMath.sin(angle);
            out[at + 2 * c + 1] = (float) StrictMath.cos(angle);
        }
    }

    @Override
    public ColumnDescription describe() {
        Map<String, Object> statistics = new LinkedHashMap<>();
        write(statistics);
        List<String> words = cycles.stream()
                .map(span -> span.cycle() == Cycle.HOUR_OF_DAY ? "hour of day" : "day of week")
                .toList();
        return new ColumnDescription(
                column.name(), column.kind(), "sine and cosine of " + String.join(" and of ", words), statistics);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Map<String, Object> tree) {
        tree.put("cycles", cycles.stream().map(CycleSpan::toTree).toList());
        tree.put("missing", missing);
    }

    static CycleStep fromTree(Column column, Tree tree) {
        Step.demand(column.kind() == Kind.TIMESTAMP, tree);
        List<CycleSpan> cycles = tree.children("cycles", Cycle.values().length).stream()
                .map(CycleSpan::fromTree)
                .toList();
        if (cycles.size() != cycles.stream().map(CycleSpan::cycle).distinct().count() || cycles.isEmpty()) {
            throw tree.wrong("cycles", "one or two different cycles");
        }
        return new CycleStep(column, cycles, tree.share("missing"));
    }
}
