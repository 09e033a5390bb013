package dev.hawkins.arena;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean ranks, and by how much they must differ to be more than chance (Demsar 2006, JMLR 7).
 *
 * @param means of each entrant over the divisions, 1 = the largest value of each; equal values share their ranks
 * @param criticalDifference mean ranks that differ by less do not differ at the 5 % level; NaN with one entrant or division
 */
public record MeanRanks(List<Double> means, double criticalDifference) {
    /** @param values by entrant and division, larger ones being better */
    public static MeanRanks of(double[][] values) {
        int divisions = values[0].length;
        List<Double> means = new ArrayList<>();
        for (double[] own : values) {
            means.add(IntStream.range(0, divisions)
                    .mapToDouble(d -> rank(values, own, d) / divisions)
                    .sum());
        }
        boolean one = values.length < 2 || divisions < 2;
        return new MeanRanks(means, one ? Double.NaN : Nemenyi.difference(values.length, divisions));
    }

    private static double rank(double[][] values, double[] own, int division) {
        double rank = 0.5;
        for (double[] other : values) {
            rank += other[division] > own[division] ? 1 : other[division] == own[division] ? 0.5 : 0;
        }
        return rank;
    }

    /** The entrants by their index, the best first. */
    public List<Integer> order() {
        return IntStream.range(0, means.size())
                .boxed()
                .sorted(Comparator.comparing(means::get))
                .toList();
    }

    /**
     * Runs of entrants of which no two differ, as long as they can be.
     *
     * @param first its best, by its place in {@link #order}
     * @param last its worst, another place
     */
    public record Level(int first, int last) {}

    /** A bar each in the diagram, the best first; they overlap. */
    public List<Level> levels() {
        List<Integer> order = order();
        List<Level> levels = new ArrayList<>();
        int reached = 0;
        for (int first = 0; first < order.size(); first++) {
            int last = first;
            while (last + 1 < order.size()
                    && means.get(order.get(last + 1)) - means.get(order.get(first)) < criticalDifference) {
                last++;
            }
            if (last > Math.max(first, reached)) {
                levels.add(new Level(first, last));
                reached = last;
            }
        }
        return levels;
    }
}
