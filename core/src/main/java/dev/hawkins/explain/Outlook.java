package dev.hawkins.explain;

/**
 * What a model says about one row: a view into arrays of many rows.
 *
 * @param inputs prepared values
 * @param expected expected prepared values, NaN where there are none
 * @param spread their standard deviations, NaN where there are none
 * @param contributions parts of the score
 * @param at where the row begins in each of them
 */
record Outlook(float[] inputs, float[] expected, float[] spread, double[] contributions, int at) {
    float input(int i) {
        return inputs[at + i];
    }

    float expected(int i) {
        return expected[at + i];
    }

    double spread(int i) {
        return Ranges.spread(spread[at + i]);
    }

    double contribution(int i) {
        return contributions[at + i];
    }

    /** An expected value as a probability: cut off at 0 and 1, NaN where there is none. */
    double probability(int i) {
        return Math.max(0, Math.min(1, expected(i)));
    }
}
