package dev.hawkins.detect.neighbour;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * k nearest neighbours: the score is the Euclidean distance to the k-th nearest training row (Ramaswamy, Rastogi and Shim
 * 2000, doi 10.1145/342009.335437), or the mean distance to the k nearest (Angiulli and Pizzuti 2002, doi
 * 10.1007/3-540-45681-3_2). Neighbours are ordered by
 * squared distances in double, equal ones by their row number.
 *
 * <p>The training rows are kept in the model: all of them, or {@code max-rows} drawn without replacement. Rows are searched
 * exactly, see {@link NearestRows}: up to 15 inputs by a tree, beyond by balls of 32 rows where these leave out enough and
 * otherwise by products with all rows, in time in proportion to rows x inputs. With fewer than k rows all
 * are used. A training row that is scored like a new one finds itself at distance 0, so its score is too low for a fair
 * comparison with new rows.
 *
 * <p>The reference point is the k-th neighbour, or the mean of the k; contributions are the squared differences to it,
 * scaled to the score, an attribution that for the k-th neighbour is d_j^2 / distance.
 *
 * @param neighbours k
 * @param distance which of the k distances is the score
 * @param maxRows most training rows kept
 */
public record NearestNeighbours(
        @Setting(help = "neighbours looked at", min = 1, max = 10_000) int neighbours,
        @Setting(help = "largest = distance to the last of the neighbours, mean = to all of them") Distance distance,
        @Setting(help = "most training rows kept; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    /** Which of the k distances is the score. */
    public enum Distance {
        LARGEST,
        MEAN
    }

    public NearestNeighbours {
        Settings.check(NearestNeighbours.class, neighbours, distance, maxRows);
    }

    /** The fifth neighbour among at most 100,000 rows. */
    public NearestNeighbours() {
        this(5, Distance.LARGEST, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("knn", 1);
        context.check();
        Matrix kept = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        ModelState state = new StateBuilder()
                .matrix("rows", kept)
                .figure("rows-kept", kept.rows())
                .warnIf(
                        kept.rows() < neighbours,
                        "there are only %d training rows, so all of them are the neighbours".formatted(kept.rows()))
                .build();
        context.done(kept.rows() + " rows");
        return restore(state, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        Matrix rows = StateBuilder.matrix(state, "rows", layout.inputs());
        NearestRows search = NearestRows.of(rows, neighbours);
        int k = Math.min(neighbours, rows.rows());
        return new StateModel(
                layout,
                new ScoreMeaning(
                        distance == Distance.MEAN
                                ? "mean distance to the nearest training rows"
                                : "distance to the last of the nearest training rows",
                        "distance",
                        0,
                        Double.POSITIVE_INFINITY),
                false,
                0,
                state,
                () -> new Distances(layout.inputs(), new Neighbours(rows, search, k, false), distance));
    }

    private static final class Distances extends NeighbourScorer {
        private final Distance form;

        Distances(int inputs, Neighbours neighbours, Distance form) {
            super(inputs, neighbours);
            this.form = form;
        }

        @Override
        double score(int query, float[] rows, int from) {
            int k = neighbours.count(query);
            double farthest = 0;
            double sum = 0;
            for (int i = 0; i < k; i++) {
                double distance = neighbours.distance(query, i);
                farthest = Math.max(farthest, distance);
                sum += distance;
            }
            return form == Distance.MEAN ? sum / k : farthest;
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            neighbours.find(rows, from, 1, null);
            int k = neighbours.count(0);
            int first = form == Distance.MEAN ? 0 : k - 1;
            return compare(rows, from, first, contributions, expected, spread, to);
        }
    }
}
