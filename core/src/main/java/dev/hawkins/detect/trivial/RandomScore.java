package dev.hawkins.detect.trivial;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives every row a number in [0, 1) that is a hash of the row's values and the seed: random, and yet a function of the
 * row alone, so equal rows have equal scores. Its ROC AUC is .5 up to chance.
 */
public record RandomScore() implements Detector {
    private static final long LOW_HALF = 0xFFFFFFFFL;

    @Override
    public Model fit(Training training, FitContext context) {
        context.check();
        return new Fitted(training.layout(), context.random("random-score").key());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        long high = (long) state.number("key-high");
        long low = (long) state.number("key-low");
        return new Fitted(layout, high << 32 | low & LOW_HALF);
    }

    private record Fitted(InputLayout layout, long key) implements Model {
        @Override
        public ScoreMeaning meaning() {
            return new ScoreMeaning("a random number that depends on the row and the seed", "none", 0, 1);
        }

        @Override
        public boolean additive() {
            return false;
        }

        @Override
        public double base() {
            return 0;
        }

        @Override
        public Scorer scorer(int maxRows) {
            return new Hash(layout.inputs(), key);
        }

        @Override
        public TrainingReport report() {
            return TrainingReport.none();
        }

        @Override
        public ModelState state() {
            Map<String, Double> halves = new LinkedHashMap<>();
            halves.put("key-high", (double) (key >>> 32));
            halves.put("key-low", (double) (key & LOW_HALF));
            return new ModelState(Map.of(), halves, report());
        }
    }

    private record Hash(int inputs, long key) implements Scorer {
        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            for (int r = 0; r < count; r++) {
                scores[scoresOffset + r] = hash(rows, offset + r * inputs);
            }
        }

        private double hash(float[] rows, int from) {
            long hash = key;
            for (int j = 0; j < inputs; j++) {
                // Adding zero makes -0 and 0, which are equal, hash alike.
                hash = RandomStream.mix(hash ^ Float.floatToIntBits(rows[from + j] + 0f)) + j;
            }
            return (RandomStream.mix(hash) >>> 11) * 0x1p-53;
        }

        /** No input is to blame more than another: the score is spread evenly. */
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
            for (int r = 0; r < count; r++) {
                Arrays.fill(contributions, r * inputs, (r + 1) * inputs, scores[r] / inputs);
            }
            Arrays.fill(expected, 0, count * inputs, Float.NaN);
            Arrays.fill(spread, 0, count * inputs, Float.NaN);
        }
    }
}
