package dev.hawkins.arena;

import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The score over the plane of two numeric columns, as p-values on a grid: what the detector calls normal and what not.
 *
 * @param x name of the first column
 * @param y name of the second
 * @param low smallest x and y of the grid
 * @param high largest x and y
 * @param pValues by row of the grid from the smallest y, {@link #SIZE} each way
 * @param normal some normal rows of the test part, as x and y
 * @param anomalous some anomalies of it
 */
public record Plane(
        String x, String y, double[] low, double[] high, double[] pValues, double[][] normal, double[][] anomalous) {
    /** Cells each way. */
    public static final int SIZE = 60;

    private static final double MARGIN = 0.1;
    private static final int POINTS = 250;

    /** Empty where the rows do not have exactly two numeric columns. */
    static Optional<Plane> of(TrainedModel model, Table rows, boolean[] anomaly) {
        boolean flat = rows.schema().size() == 2
                && rows.values(0) instanceof Table.Numbers
                && rows.values(1) instanceof Table.Numbers;
        if (!flat) {
            return Optional.empty();
        }
        double[] xs = rows.numbers(0);
        double[] ys = rows.numbers(1);
        double[] low = {edge(xs, -1), edge(ys, -1)};
        double[] high = {edge(xs, 1), edge(ys, 1)};
        double[][] grid = new double[SIZE * SIZE][];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = new double[] {
                low[0] + (i % SIZE + 0.5) / SIZE * (high[0] - low[0]),
                low[1] + (i / SIZE + 0.5) / SIZE * (high[1] - low[1])
            };
        }
        Table cells = new Table(rows.schema(), List.of(column(grid, 0), column(grid, 1)));
        return Optional.of(new Plane(
                rows.schema().column(0).name(),
                rows.schema().column(1).name(),
                low,
                high,
                model.score(cells).pValue(),
                points(xs, ys, anomaly, false),
                points(xs, ys, anomaly, true)));
    }

    private static Table.Numbers column(double[][] grid, int c) {
        return new Table.Numbers(Arrays.stream(grid).mapToDouble(p -> p[c]).toArray());
    }

    /** The end of the values on one side, and a margin. */
    private static double edge(double[] values, int side) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double margin = Math.max(high - low, 1e-9) * MARGIN;
        return side < 0 ? low - margin : high + margin;
    }

    private static double[][] points(double[] xs, double[] ys, boolean[] anomaly, boolean wanted) {
        double[][] points = new double[POINTS][];
        int count = 0;
        for (int r = 0; r < xs.length && count < POINTS; r++) {
            if (anomaly[r] == wanted && Double.isFinite(xs[r]) && Double.isFinite(ys[r])) {
                points[count++] = new double[] {xs[r], ys[r]};
            }
        }
        return Arrays.copyOf(points, count);
    }
}
