package dev.hawkins.detect.trivial;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.Map;

/** Gives every row the score 0: what metrics say about a detector that knows nothing and claims nothing. */
public record Constant() implements Detector {
    @Override
    public Model fit(Training training, FitContext context) {
        context.check();
        return new Fitted(training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return new Fitted(layout);
    }

    private record Fitted(InputLayout layout) implements Model {
        @Override
        public ScoreMeaning meaning() {
            return new ScoreMeaning("always 0", "none", 0, 0);
        }

        @Override
        public boolean additive() {
            return true;
        }

        @Override
        public double base() {
            return 0;
        }

        @Override
        public Scorer scorer(int maxRows) {
            return new Zero(layout.inputs());
        }

        @Override
        public TrainingReport report() {
            return TrainingReport.none();
        }

        @Override
        public ModelState state() {
            return new ModelState(Map.of(), Map.of(), report());
        }
    }

    private record Zero(int inputs) implements Scorer {
        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            Arrays.fill(scores, scoresOffset, scoresOffset + count, 0);
        }

        @Override
        public void explain(
                float[] rows,
                int offset,
                int count,
                double[] scores,
                double[] contributions,
                float[] expected,
                float[] spread) {
            score(rows, offset, count, scores, 0);
            Arrays.fill(contributions, 0, count * inputs, 0);
            Arrays.fill(expected, 0, count * inputs, Float.NaN);
            Arrays.fill(spread, 0, count * inputs, Float.NaN);
        }
    }
}
