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
 * neighbouring columns. Not thread-safe.
 */
public final class ShapleyValues {
    private static final int MOST_GROUPS = 64;
    /** Rows to rate per explained row, about, where nothing else is said; what bounds the cost. */
    private static final int EVALUATIONS = 2000;

    private static final int MOST_PAIRS = 100;
    private static final int FEWEST_PAIRS = 2;

    private final Rating rating;
    private final Matrix background;
    private final double[] backgroundRatings;
    private final int[][] groups;
    private final int[][] orders;
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
     * With as many orders as a bounded number of ratings allows, at most 200.
     *
     * @param background rows to start from, which the orders take in turn; a typical row, or a few
     */
    public ShapleyValues(InputLayout layout, Matrix background, Rating rating) {
        this(layout, background, pairs(layout, background.rows(), EVALUATIONS), "shapley-orders", rating);
    }

    /** @param pairs how many orders, each with its reverse; a multiple of the background rows */
    public ShapleyValues(InputLayout layout, Matrix background, int pairs, String stream, Rating rating) {
        if (background.rows() < 1 || pairs % background.rows() != 0) {
            throw new IllegalArgumentException(
                    "%d pairs of orders cannot share %d background rows evenly".formatted(pairs, background.rows()));
        }
        this.rating = rating;
        this.background = background;
        this.groups = groups(layout);
        this.orders = orders(groups.length, pairs, stream);
        int steps = orders.length * groups.length;
        this.states = new float[Math.multiplyExact(steps, layout.inputs())];
        this.ratings = new double[steps];
        this.backgroundRatings = new double[background.rows()];
        rating.rate(background.values(), background.rows(), backgroundRatings);
    }

    /** How many pairs of orders a number of ratings per explained row allows: 2 to 100, shared by the background rows. */
    public static int pairs(InputLayout layout, int backgrounds, int evaluations) {
        int affordable = evaluations / 2 / groups(layout).length;
        int pairs = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, affordable));
        return (pairs + backgrounds - 1) / backgrounds * backgrounds;
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
        RandomStream random = RandomStream.of(0, stream);
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
        int inputs = background.columns();
        int step = 0;
        for (int o = 0; o < orders.length; o++) {
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
        rating.rate(states, step, ratings);
        share(contributions, at);
    }

    /** Both orders of a pair start from the same row. */
    private int backgroundOf(int order) {
        return order / 2 % background.rows();
    }

    private void share(double[] contributions, int at) {
        int step = 0;
        for (int o = 0; o < orders.length; o++) {
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
