package dev.hawkins.detect.neighbour;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Parallel;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;

/**
 * Local outlier factor (Breunig, Kriegel, Ng and Sander 2000, doi 10.1145/342009.335388), for new rows: with the
 * neighbours N(x) among the training rows, {@code reach(x, o) = max(kdist(o), d(x, o))} and
 * {@code lrd(x) = 1 / mean reach(x, o)}, the score is {@code mean lrd(o) / lrd(x)}: how much thinner the row's
 * neighbourhood is than those of its neighbours. About 1 inside a cluster of whatever density.
 *
 * <p>Rows as far as the k-th neighbour widen the neighbourhood, up to 4 k rows, those that come first in the table. A mean
 * reach below 1e-10 counts as 1e-10, so duplicates stay finite. Training rows do not count as neighbours of themselves
 * while fitting; scored like new rows they do, at distance 0. The model keeps the training rows, all or {@code max-rows}
 * drawn without replacement; they are searched as for {@link NearestNeighbours}, so fitting takes time in proportion to their
 * square at worst. With at most k rows all others are neighbours.
 *
 * <p>The score is a ratio; contributions are the squared differences to the mean of the neighbours, scaled to it.
 *
 * @param neighbours k
 * @param maxRows most training rows kept
 */
public record LocalOutlierFactor(
        @Setting(help = "neighbours looked at", min = 1, max = 10_000) int neighbours,
        @Setting(help = "most training rows kept; beyond it as many are drawn", min = 2, unit = "rows") int maxRows)
        implements Detector {
    private static final double SMALLEST_REACH = 1e-10;

    public LocalOutlierFactor {
        Settings.check(LocalOutlierFactor.class, neighbours, maxRows);
    }

    /** 20 neighbours among at most 100,000 rows. */
    public LocalOutlierFactor() {
        this(20, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("lof", 2);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        NearestRows search = NearestRows.of(rows, neighbours);
        double[] kDistance = new double[rows.rows()];
        double[] density = new double[rows.rows()];
        Neighbourhoods kept = new Neighbourhoods(rows.rows());
        forEach(rows, search, context, "neighbours", (row, query, found) -> {
            int k = Math.min(neighbours, found.count(query));
            kDistance[row] = found.distance(query, k - 1);
            kept.keep(row, query, found);
        });
        for (int row = 0; row < density.length; row++) {
            density[row] = kept.density(row, rows, kDistance);
        }
        ModelState state = new StateBuilder()
                .matrix("rows", rows)
                .doubles("k-distance", kDistance)
                .doubles("density", density)
                .figure("rows-kept", rows.rows())
                .warnIf(
                        rows.rows() <= neighbours,
                        "there are only %d training rows, so all of them are neighbours of each other"
                                .formatted(rows.rows()))
                .build();
        return restore(state, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        Matrix rows = StateBuilder.matrix(state, "rows", layout.inputs());
        double[] kDistance = state.doubles("k-distance", rows.rows());
        double[] density = state.doubles("density", rows.rows());
        NearestRows search = NearestRows.of(rows, neighbours);
        int k = Math.min(neighbours, rows.rows());
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "how many times thinner the neighbourhood is than those of the neighbours",
                        "ratio",
                        0,
                        Double.POSITIVE_INFINITY),
                false,
                0,
                state,
                () -> new Factor(new Neighbours(rows, search, k, true), layout.inputs(), kDistance, density));
    }

    /** What is done with the neighbours of a training row. */
    private interface Visitor {
        void visit(int row, int query, Neighbours found);
    }

    /** Visits the neighbours of every training row, itself left out. */
    private void forEach(Matrix rows, NearestRows search, FitContext context, String note, Visitor visitor) {
        int[] order = search.order();
        int chunks = (rows.rows() + Neighbours.BATCH - 1) / Neighbours.BATCH;
        Parallel.run(chunks, context, () -> {
            Neighbours found = new Neighbours(rows, search, Math.min(neighbours, rows.rows() - 1), true);
            return chunk -> {
                context.progress().update(chunk, chunks, note);
                int first = chunk * Neighbours.BATCH;
                int[] batch = Arrays.copyOfRange(order, first, Math.min(rows.rows(), first + Neighbours.BATCH));
                found.find(rows.select(batch).values(), 0, batch.length, batch);
                for (int query = 0; query < batch.length; query++) {
                    visitor.visit(batch[query], query, found);
                }
            };
        });
    }

    /** The neighbours of all training rows. */
    private static final class Neighbourhoods {
        private final int[][] ids;

        Neighbourhoods(int rows) {
            ids = new int[rows][];
        }

        void keep(int row, int query, Neighbours found) {
            int[] kept = new int[found.count(query)];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = found.id(query, i);
            }
            ids[row] = kept;
        }

        double density(int row, Matrix rows, double[] kDistance) {
            double sum = 0;
            for (int neighbour : ids[row]) {
                sum += Math.max(kDistance[neighbour], distance(rows, row, neighbour));
            }
            return 1 / Math.max(sum / ids[row].length, SMALLEST_REACH);
        }

        private static double distance(Matrix rows, int a, int b) {
            int columns = rows.columns();
            return Math.sqrt(Squared.distance(rows.values(), a * columns, rows.values(), b * columns, columns));
        }
    }

    private static final class Factor extends NeighbourScorer {
        private final double[] kDistance;
        private final double[] density;

        Factor(Neighbours neighbours, int inputs, double[] kDistance, double[] density) {
            super(inputs, neighbours);
            this.kDistance = kDistance;
            this.density = density;
        }

        @Override
        double score(int query, float[] rows, int from) {
            int count = neighbours.count(query);
            double reach = 0;
            double densities = 0;
            for (int i = 0; i < count; i++) {
                int id = neighbours.id(query, i);
                reach += Math.max(kDistance[id], neighbours.distance(query, i));
                densities += density[id];
            }
            return densities / count * Math.max(reach / count, SMALLEST_REACH);
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            neighbours.find(rows, from, 1, null);
            return compare(rows, from, 0, contributions, expected, spread, to);
        }
    }
}
