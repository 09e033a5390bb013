package dev.hawkins.reproduce;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Choosing a detector for each set: by the other sets, which tells what to expect of the choice on a set that was not there when
 * one chose; and two ways that know more, to compare it with. Of equals the first is taken.
 *
 * @param values by detector and set, larger ones being better
 */
record LeaveOneOut(double[][] values) {
    /** The detector with the best mean over the other sets. */
    int leftOut(int set) {
        return best(d -> sum(d) - values[d][set]);
    }

    /** The one detector with the best mean over all sets. */
    int fixed() {
        return best(this::sum);
    }

    /** The best detector of a set: nobody knows it without the set's labels. */
    int oracle(int set) {
        return best(d -> values[d][set]);
    }

    /** The mean over the sets, each with the detector that is chosen for it. */
    double mean(IntUnaryOperator choice) {
        return sets().mapToDouble(s -> values[choice.applyAsInt(s)][s])
                .average()
                .orElseThrow();
    }

    IntStream sets() {
        return IntStream.range(0, values[0].length);
    }

    private double sum(int detector) {
        return sets().mapToDouble(s -> values[detector][s]).sum();
    }

    private int best(IntToDoubleFunction figure) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> figure.applyAsDouble(b) > figure.applyAsDouble(a) ? b : a)
                .orElseThrow();
    }
}
