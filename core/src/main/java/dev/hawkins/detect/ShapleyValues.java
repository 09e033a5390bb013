package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares any number that is computed from a row out over the row's columns: Shapley values by permutation sampling (Castro,
 * Gomez and Tejada 2009, doi 10.1016/j.cor.2008.04.004). Starting from a background row, columns take the row's values one
 * after the other, and each is given the change that it makes; fixed random orders are averaged, each with its reverse
 * (antithetic, Mitchell et al. 2022, JMLR 23). The changes of every order add up to the row's number minus that of the
 * background row, so the shares add up to the row's number minus {@link #base}, exactly but for rounding. A column that
 * changes nothing gets nothing. Shares are exact where the number is a sum of functions of one or two columns each, however
 * few the orders.
 *
 * <p>The inputs of a column move together and share evenly. Tables of more than 64 columns are moved in 64 groups of
 * neighbouring columns. So many orders are rated at once that buffers hold about a thousand rows. Not thread-safe.
 */
public final class ShapleyValues {
    private static final int MOST_GROUPS = 64;
    private static final int RATED_AT_ONCE = 1024;
    /** What the orders are drawn with, so that a row is explained alike wherever and whenever it is. */
    private static final long SEED = 0;

    private final Rating rating;
    private final Matrix background;
    private final double[] backgroundRatings;
    private final int[][] groups;
    private final int[][] orders;
    private final int ordersAtOnce;
    private final float[] states;
    private final double[] ratings;

    /** What is shared out: one number for each of some rows. */
    @FunctionalInterface
    public interface Rating {
        /**
         * Rates rows.
         *
         * @param rows row-major, from the beginning
         * @param ratings receives one number per row, from the beginning
         */
        void rate(float[] rows, int count, double[] ratings);
    }

    /**
     * How shares are sampled.
     *
     * @param orders of the columns, half of them the reverse of the others
     * @param groups that the columns move in: as many as columns, but at most 64
     * @param background rows that orders start from, in turn
     */
    public record Sampling(int orders, int groups, int background) {
        private static final int MOST_PAIRS = 100;
        private static final int FEWEST_PAIRS = 2;

        /**
         * With as many orders as a number of ratings per explained row allows: 4 to 200, shared evenly by the background rows.
         *
         * @param background rows to start from, at least 1
         */
        public static Sampling affordable(InputLayout layout, int background, int ratings) {
            int groups = ShapleyValues.groups(layout).length;
            int pairs = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, ratings / 2 / groups));
            return new Sampling(2 * ((pairs + background - 1) / background * background), groups, background);
        }

        /** With so many orders from one row. */
        public static Sampling of(InputLayout layout, int orders) {
            return new Sampling(orders, ShapleyValues.groups(layout).length, 1);
        }

        /** Rows rated for each explained row. */
        public int ratings() {
            return orders * groups;
        }

        /** What the orders are drawn with. */
        public long seed() {
            return SEED;
        }
    }

    /**
     * @param background rows to start from, which the orders take in turn; a typical row, or a few
     * @param stream name of the random stream that the orders are drawn from
     */
    public ShapleyValues(InputLayout layout, Matrix background, Sampling sampling, String stream, Rating rating) {
        if (background.rows() != sampling.background || sampling.orders / 2 % sampling.background != 0) {
            throw new IllegalArgumentException("%d orders from %d rows cannot start from %d background rows evenly"
                    .formatted(sampling.orders, sampling.background, background.rows()));
        }
        this.rating = rating;
        this.background = background;
        this.groups = groups(layout);
        this.orders = orders(groups.length, sampling.orders / 2, stream);
        this.ordersAtOnce = Math.max(1, Math.min(orders.length, RATED_AT_ONCE / groups.length));
        int steps = ordersAtOnce * groups.length;
        this.states = new float[Math.multiplyExact(steps, layout.inputs())];
        this.ratings = new double[steps];
        this.backgroundRatings = new double[background.rows()];
        rating.rate(background.values(), background.rows(), backgroundRatings);
    }

    /** In the orders that explanations of scores have in common. */
    ShapleyValues(InputLayout layout, Matrix background, Sampling sampling, Rating rating) {
        this(layout, background, sampling, "shapley-orders", rating);
    }

    /** The same from one row. */
    public static ShapleyValues from(float[] typical, InputLayout layout, Sampling sampling, Rating rating) {
        return new ShapleyValues(layout, new Matrix(1, typical.length, typical), sampling, rating);
    }

    /** The inputs of each column, or of neighbouring columns where there are many. */
    private static int[][] groups(InputLayout layout) {
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        for (InputLayout.Block block : layout.blocks()) {
            List<Integer> inputs = columns.computeIfAbsent(block.column(), name -> new ArrayList<>());
            for (int j = block.from(); j < block.from() + block.count(); j++) {
                inputs.add(j);
            }
        }
        int perGroup = (columns.size() + MOST_GROUPS - 1) / MOST_GROUPS;
        List<List<Integer>> groups = new ArrayList<>();
        int column = 0;
        for (List<Integer> inputs : columns.values()) {
            if (column++ % perGroup == 0) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).addAll(inputs);
        }
        return groups.stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static int[][] orders(int groups, int pairs, String stream) {
        RandomStream random = RandomStream.of(SEED, stream);
        int[][] orders = new int[2 * pairs][];
        for (int i = 0; i < orders.length; i += 2) {
            orders[i] = random.permutation(groups);
            orders[i + 1] = new int[groups];
            for (int j = 0; j < groups; j++) {
                orders[i + 1][j] = orders[i][groups - 1 - j];
            }
        }
        return orders;
    }

    /** Mean rating of the background rows, which all shares are counted from. */
    public double base() {
        double sum = 0;
        for (double rating : backgroundRatings) {
            sum += rating;
        }
        return sum / backgroundRatings.length;
    }

    /**
     * Adds the shares of one row to its contributions.
     *
     * @param row where its inputs are, from {@code offset} on
     * @param contributions one per input, from {@code at} on
     */
    public void add(float[] row, int offset, double[] contributions, int at) {
        for (int from = 0; from < orders.length; from += ordersAtOnce) {
            int to = Math.min(orders.length, from + ordersAtOnce);
            rating.rate(states, walk(from, to, row, offset), ratings);
            share(from, to, contributions, at);
        }
    }

    /**
     * Adds the shares of rows to their contributions, which begin at 0.
     *
     * @param rows row-major, from {@code offset} on
     */
    public void addRows(float[] rows, int offset, int count, double[] contributions) {
        int inputs = background.columns();
        for (int r = 0; r < count; r++) {
            add(rows, offset + r * inputs, contributions, r * inputs);
        }
    }

    /** The states that some orders lead through; gives their number. */
    private int walk(int fromOrder, int toOrder, float[] row, int offset) {
        int inputs = background.columns();
        int step = 0;
        for (int o = fromOrder; o < toOrder; o++) {
            float[] before = background.values();
            int beforeAt = backgroundOf(o) * inputs;
            for (int group : orders[o]) {
                System.arraycopy(before, beforeAt, states, step * inputs, inputs);
                for (int j : groups[group]) {
                    states[step * inputs + j] = row[offset + j];
                }
                before = states;
                beforeAt = step * inputs;
                step++;
            }
        }
        return step;
    }

    /** Both orders of a pair start from the same row. */
    private int backgroundOf(int order) {
        return order / 2 % background.rows();
    }

    private void share(int fromOrder, int toOrder, double[] contributions, int at) {
        int step = 0;
        for (int o = fromOrder; o < toOrder; o++) {
            double before = backgroundRatings[backgroundOf(o)];
            for (int group : orders[o]) {
                double change = (ratings[step] - before) / orders.length / groups[group].length;
                for (int j : groups[group]) {
                    contributions[at + j] += change;
                }
                before = ratings[step++];
            }
        }
    }
}
