package dev.hawkins.detect.labelled;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares a score that is no sum over columns out among them: Shapley values by permutation sampling (Castro, Gomez and
 * Tejada 2009, doi 10.1016/j.cor.2008.04.004). From a typical row on, columns take the values of the explained row one after
 * the other, and each is given the change that it makes; two fixed random orders and their reverses are averaged. The shares
 * add up to score(row) - score(typical row), exactly but for rounding.
 *
 * <p>More than 64 columns move in 64 groups of neighbours, whose inputs share evenly. Not thread-safe.
 */
final class ColumnShares {
    private static final int PAIRS = 2;
    private static final int MOST_GROUPS = 64;

    private final float[] typical;
    private final ManyScores score;
    private final int[][] groups;
    private final int[][] orders;
    private final float[] states;
    private final double[] scores;

    /** Scores the first {@code count} rows of an array into another. */
    @FunctionalInterface
    interface ManyScores {
        void score(float[] rows, int count, double[] scores);
    }

    /** @param typical the row to start from */
    ColumnShares(InputLayout layout, float[] typical, ManyScores score) {
        this.typical = typical;
        this.score = score;
        this.groups = groups(layout);
        this.orders = orders(groups.length);
        this.states = new float[Math.multiplyExact(groups.length, typical.length)];
        this.scores = new double[groups.length];
    }

    /** Rows that are scored at once: the most that {@link ManyScores} is given. */
    static int most(InputLayout layout) {
        return Math.min(MOST_GROUPS, layout.blocks().size());
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

    private static int[][] orders(int groups) {
        RandomStream random = RandomStream.of(0, "column-orders");
        int[][] orders = new int[2 * PAIRS][];
        for (int i = 0; i < orders.length; i += 2) {
            orders[i] = random.permutation(groups);
            orders[i + 1] = new int[groups];
            for (int j = 0; j < groups; j++) {
                orders[i + 1][j] = orders[i][groups - 1 - j];
            }
        }
        return orders;
    }

    /**
     * Adds the shares of one row to its contributions.
     *
     * @param base score of the typical row
     * @param contributions one per input, from {@code to} on
     */
    void add(float[] rows, int from, double base, double[] contributions, int to) {
        for (int[] order : orders) {
            move(rows, from, order);
            score.score(states, order.length, scores);
            double before = base;
            for (int i = 0; i < order.length; i++) {
                int[] group = groups[order[i]];
                double change = (scores[i] - before) / orders.length / group.length;
                for (int j : group) {
                    contributions[to + j] += change;
                }
                before = scores[i];
            }
        }
    }

    /** One state per step of an order: all columns of the typical row but those that have moved. */
    private void move(float[] rows, int from, int[] order) {
        int inputs = typical.length;
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(i == 0 ? typical : states, i == 0 ? 0 : (i - 1) * inputs, states, i * inputs, inputs);
            for (int j : groups[order[i]]) {
                states[i * inputs + j] = rows[from + j];
            }
        }
    }
}
