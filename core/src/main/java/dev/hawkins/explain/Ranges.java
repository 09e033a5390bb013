package dev.hawkins.explain;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Quantile;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far from a model's expectation normal rows really lie, learned from rows that training did not see: per input two
 * quantiles of (x - expected) / spread, with spread 1 where the model gives none. So "expected 31.20 to 88.40" holds the
 * same share of normal rows for every method, whatever its own idea of its accuracy.
 *
 * <p>Only REAL, UNIT and CYCLIC inputs have a range. Of a CYCLIC block the first input has it: the difference of the
 * angles in turns, from -0.5 to 0.5, without a spread. Rows in which the column has no value do not count.
 */
public final class Ranges {
    /** Most rows that are looked at; of more, evenly spaced ones are. */
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_INPUTS = 1 << 20;

    private final double lowShare;
    private final double highShare;
    private final double[] low;
    private final double[] high;

    private Ranges(double lowShare, double highShare, double[] low, double[] high) {
        if (!(lowShare >= 0 && lowShare < highShare && highShare <= 1)) {
            throw new IllegalArgumentException("the shares of a range must rise within 0 to 1 but were %s and %s"
                    .formatted(Digits.shortest(lowShare), Digits.shortest(highShare)));
        }
        this.lowShare = lowShare;
        this.highShare = highShare;
        this.low = low;
        this.high = high;
    }

    /** Ranges that hold the middle 90 percent of normal rows. */
    public static Ranges fit(Model model, Matrix calibration) {
        return fit(model, calibration, 0.05, 0.95);
    }

    /**
     * Learns the quantiles from prepared normal rows; without rows there are no ranges.
     *
     * @param lowShare share of rows below the range
     * @param highShare share of rows below its upper end
     */
    public static Ranges fit(Model model, Matrix calibration, double lowShare, double highShare) {
        int inputs = model.layout().inputs();
        Ranges ranges = new Ranges(lowShare, highShare, unknown(inputs), unknown(inputs));
        Matrix rows = thin(calibration);
        if (rows.rows() > 0) {
            ranges.learn(model.layout(), rows, new Residuals(model, rows));
        }
        return ranges;
    }

    private static double[] unknown(int inputs) {
        double[] values = new double[inputs];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static Matrix thin(Matrix rows) {
        if (rows.rows() <= MOST_ROWS) {
            return rows;
        }
        int[] chosen = new int[MOST_ROWS];
        Arrays.setAll(chosen, i -> (int) ((long) i * rows.rows() / MOST_ROWS));
        return rows.select(chosen);
    }

    private void learn(InputLayout layout, Matrix rows, Residuals residuals) {
        for (Block block : layout.blocks()) {
            double[] sorted = hasRange(block) ? residuals.of(block, missing(layout, block, rows)) : new double[0];
            if (sorted.length > 0) {
                low[block.from()] = Quantile.of(sorted, lowShare);
                high[block.from()] = Quantile.of(sorted, highShare);
            }
        }
    }

    private static boolean hasRange(Block block) {
        return block.kind().isNumber() || block.kind() == BlockKind.CYCLIC;
    }

    /** Which rows have no value in the column of a block. */
    private static boolean[] missing(InputLayout layout, Block block, Matrix rows) {
        boolean[] missing = new boolean[rows.rows()];
        for (Block other : layout.blocks()) {
            if (other.kind() == BlockKind.MISSING && other.column().equals(block.column())) {
                for (int row = 0; row < missing.length; row++) {
                    missing[row] = rows.get(row, other.from()) > 0;
                }
            }
        }
        return missing;
    }

    /** The lower end of an input's range in spreads from the expectation; NaN if there is none. */
    public double low(int input) {
        return low[input];
    }

    /** The upper end of an input's range in spreads from the expectation; NaN if there is none. */
    public double high(int input) {
        return high[input];
    }

    /** Number of inputs. */
    public int inputs() {
        return low.length;
    }

    /** The spread to reckon with where a model gave this one. */
    static double spread(float given) {
        return given > 0 ? given : 1;
    }

    /** The difference between two angles given by sine and cosine, in turns from -0.5 to 0.5; NaN if one points nowhere. */
    static double turn(float sine, float cosine, float fromSine, float fromCosine) {
        if (sine == 0 && cosine == 0 || fromSine == 0 && fromCosine == 0) {
            return Double.NaN;
        }
        double cross = (double) sine * fromCosine - (double) cosine * fromSine;
        double dot = (double) cosine * fromCosine + (double) sine * fromSine;
        return StrictMath.atan2(cross, dot) / (2 * StrictMath.PI);
    }

    /** What was learned, as maps, lists and numbers; inputs without a range are left out. */
    public Map<String, Object> toTree() {
        List<Integer> known = new ArrayList<>();
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        for (int i = 0; i < low.length; i++) {
            if (!Double.isNaN(low[i]) && !Double.isNaN(high[i])) {
                known.add(i);
                lows.add(low[i]);
                highs.add(high[i]);
            }
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("inputs", low.length);
        tree.put("low-share", lowShare);
        tree.put("high-share", highShare);
        tree.put("known", known);
        tree.put("low", lows);
        tree.put("high", highs);
        return tree;
    }

    /**
     * The inverse of {@link #toTree}.
     *
     * @throws IllegalArgumentException naming place, rule and value if the tree is not one that toTree gives
     */
    public static Ranges fromTree(Map<String, Object> tree) {
        Tree root = Tree.of("ranges", tree);
        int inputs = root.whole("inputs", 0, MOST_INPUTS);
        double[] known = root.numbers("known", inputs);
        double[] lows = root.numbers("low", inputs);
        double[] highs = root.numbers("high", inputs);
        if (lows.length != known.length || highs.length != known.length) {
            throw root.wrong("known", "as long as low and high");
        }
        Ranges ranges = new Ranges(root.share("low-share"), root.share("high-share"), unknown(inputs), unknown(inputs));
        for (int i = 0; i < known.length; i++) {
            int input = (int) known[i];
            if (input != known[i] || input < 0 || input >= inputs) {
                throw root.wrong("known", "a list of inputs from 0 to " + (inputs - 1));
            }
            ranges.low[input] = lows[i];
            ranges.high[input] = highs[i];
        }
        return ranges;
    }
}
