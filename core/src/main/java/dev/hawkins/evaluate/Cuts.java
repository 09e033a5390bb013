package dev.hawkins.evaluate;

import dev.hawkins.table.Digits;

/** The scan over all thresholds that tell rows apart. */
final class Cuts {
    private Cuts() {}

    static Cut best(Ranking ranking, Goal goal) {
        if (goal instanceof Goal.Precision wanted) {
            return loosest(ranking, wanted);
        }
        if (goal instanceof Goal.Recall wanted) {
            return tightest(ranking, wanted);
        }
        double sign = goal instanceof Goal.Cost ? -1 : 1;
        int best = -1;
        double highest = sign * goal.value(ranking.confusionTo(-1));
        for (int i = 0; i < ranking.blocks(); i++) {
            double value = sign * goal.value(ranking.confusionTo(i));
            if (value > highest) {
                best = i;
                highest = value;
            }
        }
        return cut(ranking, goal, best);
    }

    private static Cut loosest(Ranking ranking, Goal.Precision goal) {
        double highest = 0;
        for (int i = ranking.blocks() - 1; i >= 0; i--) {
            double precision = goal.value(ranking.confusionTo(i));
            if (precision >= goal.atLeast()) {
                return cut(ranking, goal, i);
            }
            highest = Math.max(highest, precision);
        }
        throw new EvaluationException("no threshold reaches a precision of %s; the highest is %s"
                .formatted(Digits.shortest(goal.atLeast()), Digits.shortest(highest)));
    }

    private static Cut tightest(Ranking ranking, Goal.Recall goal) {
        int i = 0;
        while (goal.value(ranking.confusionTo(i)) < goal.atLeast()) {
            i++;
        }
        return cut(ranking, goal, i);
    }

    private static Cut cut(Ranking ranking, Goal goal, int i) {
        Confusion confusion = ranking.confusionTo(i);
        return new Cut(thresholdBelow(ranking, i), goal.value(confusion), confusion);
    }

    /** The threshold that calls the first i + 1 blocks and no more. */
    private static double thresholdBelow(Ranking ranking, int i) {
        if (i < 0) {
            return Double.POSITIVE_INFINITY;
        }
        return i + 1 == ranking.blocks() ? Double.NEGATIVE_INFINITY : between(ranking.value(i + 1), ranking.value(i));
    }

    /** The midpoint, or the lower value where no double lies between or an infinity is involved: low <= result < high. */
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }
}
