package dev.hawkins.explain;

import java.util.List;

/**
 * Why a row has its score.
 *
 * @param score the score
 * @param base what contributions are counted from: contributions + base = score
 * @param reasons one per column that the model uses, the largest contribution first, equal ones in column order
 */
public record Explanation(double score, double base, List<Reason> reasons) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** The largest reasons, all of them if there are fewer. */
    public List<Reason> top(int count) {
        return reasons.subList(0, Math.min(count, reasons.size()));
    }
}
