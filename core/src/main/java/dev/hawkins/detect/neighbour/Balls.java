package dev.hawkins.detect.neighbour;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/**
 * Rows in balls of up to 32 that lie together; a ball that is out of reach is left out (Omohundro 1989, "Five balltree
 * construction algorithms", flattened to its leaves). The distances to all centres are one matrix product, so there is no
 * tree to descend, and any number of columns does as long as the rows themselves fill few dimensions.
 *
 * <p>A ball is left out if the lower bound of the distance to its centre is above its radius plus the distance to the
 * farthest neighbour so far, so exactly the rows are found that {@link EveryRow} finds. The balls with the nearest centres
 * are looked at first, as they make the reach small, the others in their order.
 */
final class Balls implements NearestRows {
    /** Looking at a larger share of the balls takes longer than comparing batches with every row. */
    static final double MOST_VISITED = 0.4;

    private static final int PROBES = 64;
    /** Beyond what rounding of radius, root and square can do. */
    private static final double SAFE = 1 + 1e-9;

    private final Matrix rows;
    private final int[] order;
    private final LaneRows members;
    private final LaneRows centres;
    private final double[] radius;
    /** The smallest row number in a ball. */
    private final int[] first;

    Balls(Matrix rows) {
        this.rows = rows;
        this.order = new BallOrder(rows, LaneRows.LANES).order();
        Matrix sorted = rows.select(order);
        Matrix middles = middles(sorted);
        this.members = new LaneRows(sorted, middles);
        this.centres = new LaneRows(middles, LaneRows.mean(rows));
        this.radius = radii(sorted, middles);
        this.first = new int[radius.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < order.length; i++) {
            first[i / LaneRows.LANES] = Math.min(first[i / LaneRows.LANES], order[i]);
        }
    }

    private static Matrix middles(Matrix sorted) {
        int columns = sorted.columns();
        Matrix middles = Matrix.zeros((sorted.rows() + LaneRows.LANES - 1) / LaneRows.LANES, columns);
        for (int ball = 0; ball < middles.rows(); ball++) {
            int from = ball * LaneRows.LANES;
            int to = Math.min(from + LaneRows.LANES, sorted.rows());
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int r = from; r < to; r++) {
                    sum += sorted.get(r, j);
                }
                middles.values()[ball * columns + j] = (float) (sum / (to - from));
            }
        }
        return middles;
    }

    private static double[] radii(Matrix sorted, Matrix middles) {
        int columns = sorted.columns();
        double[] radii = new double[middles.rows()];
        for (int r = 0; r < sorted.rows(); r++) {
            int ball = r / LaneRows.LANES;
            double squared = Squared.distance(sorted.values(), r * columns, middles.values(), ball * columns, columns);
            radii[ball] = Math.max(radii[ball], Math.sqrt(squared) * SAFE);
        }
        return radii;
    }

    /** The share of the balls that a search looks at, measured on rows of the table. */
    double shareVisited(int k) {
        Visit visit = new Visit();
        Nearest[] found = {new Nearest(Math.min(k, rows.rows()), false)};
        int probes = Math.min(PROBES, rows.rows());
        for (int i = 0; i < probes; i++) {
            int row = (int) ((long) i * rows.rows() / probes);
            visit.find(rows.values(), row * rows.columns(), 1, new int[] {row}, found);
        }
        return (double) visit.visited / probes / radius.length;
    }

    @Override
    public Search search() {
        return new Visit();
    }

    @Override
    public int[] order() {
        return order.clone();
    }

    /** Hot: all rows of the batch that need a ball look at it together, as one product. */
    private final class Visit implements Search {
        private final int columns = rows.columns();
        private final LaneRows.Queries toCentres = centres.new Queries(Neighbours.BATCH);
        private final LaneRows.Queries toMembers = members.new Queries(Neighbours.BATCH);
        private final float[] distances = new float[centres.blocks() * Neighbours.BATCH * LaneRows.LANES];
        private final float[] partial = new float[Neighbours.BATCH * LaneRows.LANES];
        private final double[] reach = new double[Neighbours.BATCH];
        private final int[] visitors = new int[Neighbours.BATCH];
        private final NearestBalls[] nearestBalls = new NearestBalls[Neighbours.BATCH];
        private long visited;

        Visit() {
            Arrays.setAll(nearestBalls, i -> new NearestBalls());
        }

        @Override
        public void find(float[] table, int from, int count, int[] self, Nearest[] found) {
            toCentres.set(table, from, count);
            for (int block = 0; block < centres.blocks(); block++) {
                toCentres.compare(count, block, distances, at(block, 0));
            }
            for (int q = 0; q < count; q++) {
                found[q].clear();
                visitNearest(q, table, from, self, found);
            }
            for (int ball = 0; ball < radius.length; ball++) {
                int all = visitors(ball, count, found);
                if (all > 0) {
                    visit(ball, all, table, from, self, found);
                }
            }
        }

        /** Where the distances of a query to a block of centres begin. */
        private int at(int block, int query) {
            return (block * Neighbours.BATCH + query) * LaneRows.LANES;
        }

        private void visitNearest(int query, float[] table, int from, int[] self, Nearest[] found) {
            NearestBalls balls = nearestBalls[query];
            balls.clear();
            for (int block = 0; block < centres.blocks(); block++) {
                int at = at(block, query);
                for (int lane = 0; lane < centres.count(block); lane++) {
                    balls.offer(distances[at + lane], block * LaneRows.LANES + lane);
                }
            }
            visitors[0] = query;
            for (int i = 0; i < balls.size(); i++) {
                visit(balls.ball(i), 1, table, from, self, found);
            }
        }

        /** Collects the queries that have a ball within reach and have not looked at it; gives their number. */
        private int visitors(int ball, int count, Nearest[] found) {
            int at = at(ball / LaneRows.LANES, 0) + ball % LaneRows.LANES;
            int all = 0;
            for (int q = 0; q < count; q++, at += LaneRows.LANES) {
                double far = radius[ball] + reach[q];
                if (!(distances[at] + toCentres.norm(q) > far * far * SAFE)
                        && !nearestBalls[q].has(ball)
                        && !found[q].isClosedTo(first[ball])) {
                    visitors[all++] = q;
                }
            }
            return all;
        }

        private void visit(int ball, int all, float[] table, int from, int[] self, Nearest[] found) {
            visited += all;
            for (int v = 0; v < all; v++) {
                toMembers.set(v, table, from + visitors[v] * columns, ball);
            }
            toMembers.compare(all, ball, partial, 0);
            for (int v = 0; v < all; v++) {
                int q = visitors[v];
                look(ball, v, table, from + q * columns, self == null ? -1 : self[q], found[q]);
                reach[q] = Math.sqrt(found[q].reach()) * SAFE;
            }
        }

        private void look(int ball, int visitor, float[] table, int from, int self, Nearest nearest) {
            float limit = toMembers.limit(visitor, nearest.reach());
            for (int lane = 0; lane < members.count(ball); lane++) {
                int row = order[ball * LaneRows.LANES + lane];
                if (!(partial[visitor * LaneRows.LANES + lane] > limit) && row != self) {
                    nearest.offer(Squared.distance(table, from, rows.values(), row * columns, columns), row);
                    limit = toMembers.limit(visitor, nearest.reach());
                }
            }
        }
    }
}
