package dev.hawkins.pipeline;

import dev.hawkins.table.Column;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows whose scores a model must give again, bit for bit, wherever it is loaded: calibration rows from the most ordinary to
 * the strangest, and rows at the edges of what can be read.
 *
 * @param rows with the model's columns
 * @param scores one per row
 */
public record GoldenRows(Table rows, double[] scores) {
    private static final int FROM_CALIBRATION = 12;
    private static final String UNSEEN = "(no such value)";

    /** Rows chosen from calibration rows and their scores, and the edges, all scored. */
    static GoldenRows choose(Table calibration, double[] calibrationScores, TableScorer scorer) {
        int[] order = IntStream.range(0, calibrationScores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(r -> calibrationScores[r]))
                .mapToInt(r -> r)
                .toArray();
        int[] chosen = new int[FROM_CALIBRATION];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = order[(int) ((long) i * (order.length - 1) / (chosen.length - 1))];
        }
        Table ordinary = calibration.select(chosen);
        Table rows = Table.concatenate(List.of(ordinary, edges(calibration.schema())));
        return new GoldenRows(rows, scorer.score(rows));
    }

    /** Nothing there; unseen categories with 0; the largest number; the smallest. */
    private static Table edges(Schema schema) {
        List<Table.Values> values = new ArrayList<>();
        for (Column column : schema.columns()) {
            values.add(
                    switch (column.kind()) {
                        case NUMERIC, INTEGER ->
                            new Table.Numbers(new double[] {Double.NaN, 0, Double.MAX_VALUE, -Double.MAX_VALUE});
                        case BINARY -> new Table.Numbers(new double[] {Double.NaN, 0, 1, 0});
                        case TIMESTAMP -> new Table.Numbers(new double[] {Double.NaN, 0, 4e9, -2e9});
                        case CATEGORICAL -> new Table.Codes(new int[] {-1, 0, 0, -1}, List.of(UNSEEN));
                        case TEXT -> new Table.Ignored(4);
                    });
        }
        return new Table(schema, values);
    }

    /** Held-out normal rows, from the most ordinary one to a rather strange one, to compare other rows with. */
    Table ordinary() {
        return rows.slice(0, FROM_CALIBRATION - 1);
    }

    /** The first row (from 1) that scores differently than it should, or 0 if all agree to the last bit. */
    public int firstDifference(double[] actual) {
        for (int r = 0; r < scores.length; r++) {
            if (Double.doubleToLongBits(scores[r]) != Double.doubleToLongBits(actual[r])) {
                return r + 1;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return "golden rows with scores " + Arrays.toString(scores);
    }
}
