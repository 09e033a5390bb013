package dev.hawkins.prepare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statistics of the training values of a number column, in its own units, missing values left out.
 *
 * @param min smallest value
 * @param low 5 percent quantile
 * @param median 50 percent quantile; stands in for missing values
 * @param high 95 percent quantile
 * @param max largest value
 * @param mean arithmetic mean
 * @param sd standard deviation of the population (divided by n)
 * @param decimals decimals to write values with
 * @param missing share of training rows without a value
 */
public record NumberFacts(
        double min,
        double low,
        double median,
        double high,
        double max,
        double mean,
        double sd,
        int decimals,
        double missing) {
    private static final int MOST_DECIMALS = 12;

    static NumberFacts of(NumberSummary summary) {
        NumberSummary.Moments moments = summary.moments(x -> x);
        return new NumberFacts(
                summary.min(),
                summary.quantile(0.05),
                summary.quantile(0.5),
                summary.quantile(0.95),
                summary.max(),
                moments.mean(),
                moments.sd(),
                decimals(summary, moments.sd()),
                summary.missingShare());
    }

    /** As many decimals as 95 percent of the values need, if that is at most 6; else enough for a thousandth of the sd. */
    private static int decimals(NumberSummary summary, double sd) {
        for (int d = 0; d <= 6; d++) {
            if (summary.shareWithDecimals(d) >= 0.95) {
                return d;
            }
        }
        int magnitude = sd > 0 ? (int) Math.floor(StrictMath.log10(sd)) : 0;
        return Math.max(0, Math.min(MOST_DECIMALS, 3 - magnitude));
    }

    /** A number as training rows might have had it: with as many decimals, and within their range. */
    double likely(double number) {
        double rounded = new BigDecimal(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
        return Math.max(min, Math.min(max, rounded));
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("min", min);
        tree.put("low", low);
        tree.put("median", median);
        tree.put("high", high);
        tree.put("max", max);
        tree.put("mean", mean);
        tree.put("sd", sd);
        tree.put("decimals", decimals);
        tree.put("missing", missing);
        return tree;
    }

    static NumberFacts fromTree(Tree tree) {
        return new NumberFacts(
                tree.number("min"),
                tree.number("low"),
                tree.number("median"),
                tree.number("high"),
                tree.number("max"),
                tree.number("mean"),
                tree.number("sd"),
                tree.whole("decimals", 0, MOST_DECIMALS),
                tree.share("missing"));
    }
}
