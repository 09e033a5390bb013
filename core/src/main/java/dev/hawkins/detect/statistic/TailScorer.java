package dev.hawkins.detect.statistic;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.StateModel;
import dev.hawkins.prepare.InputLayout;

/** Adds one number per input, made of its tails. */
final class TailScorer extends RowScorer {
    /** What an input adds to the score. */
    @FunctionalInterface
    interface Part {
        double of(double lower, double upper, double skewed);
    }

    private final Tails tails;
    private final Part part;

    private TailScorer(Tails tails, int inputs, Part part) {
        super(inputs);
        this.tails = tails;
        this.part = part;
    }

    /** A model whose score is the sum of these parts, of tails kept in a state. */
    static Model model(ModelState state, InputLayout layout, String description, Part part) {
        Tails tails = Tails.of(state, layout.inputs());
        return new StateModel(
                layout,
                new ScoreMeaning(description, "nats", 0, 2 * layout.inputs() * tails.most()),
                true,
                0,
                state,
                () -> new TailScorer(tails, layout.inputs(), part));
    }

    private double part(int input, float value) {
        double lower = tails.lower(input, value);
        double upper = tails.upper(input, value);
        return part.of(lower, upper, tails.skewed(input, lower, upper));
    }

    @Override
    protected double score(float[] rows, int from) {
        double sum = 0;
        for (int j = 0; j < inputs(); j++) {
            sum += part(j, rows[from + j]);
        }
        return sum;
    }

    @Override
    protected double explain(float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
        double sum = 0;
        for (int j = 0; j < inputs(); j++) {
            contributions[to + j] = part(j, rows[from + j]);
            sum += contributions[to + j];
        }
        return sum;
    }
}
