package dev.hawkins.detect.variational;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares KL(q(z|x) || p(z)) out over the columns of a row: how much each column moves the code away from where a typical
 * row's is. The KL is no sum over inputs, so the shares are Shapley values by permutation sampling (Castro, Gomez and Tejada
 * 2009, doi 10.1016/j.cor.2008.04.004): starting from the typical row, columns take the row's values one after the other,
 * and each is given the change that it makes. Two fixed random orders and their reverses are averaged. The changes of
 * every order add up to KL(row) - KL(typical row), so the shares do too, exactly but for rounding.
 *
 * <p>Tables of more than 64 columns are moved in 64 groups of neighbouring columns, whose inputs share evenly. Not
 * thread-safe.
 */
final class KlShares {
    private static final int PAIRS = 2;
    private static final int MOST_GROUPS = 64;

    private final VaeNetwork net;
    private final float[] typical;
    private final int[][] groups;
    private final int[][] orders;
    private final Inference encoder;
    private final float[] states;
    private final double[] kl;

    /** @param typical the row to start from, as the encoder sees it */
    KlShares(VaeNetwork net, InputLayout layout, float[] typical) {
        this.net = net;
        this.typical = typical;
        this.groups = groups(layout);
        this.orders = orders(groups.length);
        int steps = orders.length * groups.length;
        this.encoder = net.network().inference(List.of(net.row()), List.of(net.kl()), steps);
        this.states = new float[Math.multiplyExact(steps, typical.length)];
        this.kl = new double[steps];
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
        RandomStream random = RandomStream.of(0, "kl-orders");
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

    /** KL of the typical row, from which the shares are counted. */
    static double typicalKl(VaeNetwork net, float[] typical) {
        Inference inference = net.network().inference(List.of(net.row()), List.of(net.kl()), 1);
        double[] kl = new double[1];
        inference.feed(net.row(), typical, 0, 1);
        inference.run(1);
        inference.addSums(net.kl(), kl, 0);
        return kl[0];
    }

    /**
     * Adds the shares of one row to its contributions.
     *
     * @param row where its inputs are, as the encoder sees them, from {@code offset} on
     * @param typicalKl KL of the typical row
     * @param contributions one per input, from {@code at} on
     */
    void add(float[] row, int offset, double typicalKl, double[] contributions, int at) {
        int inputs = typical.length;
        int step = 0;
        for (int[] order : orders) {
            float[] before = typical;
            int beforeAt = 0;
            for (int group : order) {
                System.arraycopy(before, beforeAt, states, step * inputs, inputs);
                for (int j : groups[group]) {
                    states[step * inputs + j] = row[offset + j];
                }
                before = states;
                beforeAt = step * inputs;
                step++;
            }
        }
        encoder.feed(net.row(), states, 0, step);
        encoder.run(step);
        Arrays.fill(kl, 0);
        encoder.addSums(net.kl(), kl, 0);
        share(typicalKl, contributions, at);
    }

    private void share(double typicalKl, double[] contributions, int at) {
        int step = 0;
        for (int[] order : orders) {
            double before = typicalKl;
            for (int group : order) {
                double change = (kl[step] - before) / orders.length / groups[group].length;
                for (int j : groups[group]) {
                    contributions[at + j] += change;
                }
                before = kl[step++];
            }
        }
    }
}
