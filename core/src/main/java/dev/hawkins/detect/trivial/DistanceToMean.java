package dev.hawkins.detect.trivial;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The squared Euclidean distance to the mean of the training rows, in prepared units. Many published results on nets that
 * had not learned anything equal this one, so it stands in every comparison.
 */
public record DistanceToMean() implements Detector {
    private static final String NAME = "distance-to-mean";

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows(NAME, 1);
        context.check();
        double[] mean = mean(training.rows());
        context.done(mean.length + " inputs");
        return new Fitted(training.layout(), mean, sd(training.rows(), mean));
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return new Fitted(layout, state.doubles("mean", layout.inputs()), state.doubles("sd", layout.inputs()));
    }

    private static double[] mean(Matrix rows) {
        double[] sums = new double[rows.columns()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += rows.get(r, j);
            }
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= rows.rows();
        }
        return sums;
    }

    private static double[] sd(Matrix rows, double[] mean) {
        double[] squares = new double[rows.columns()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int j = 0; j < squares.length; j++) {
                double centred = rows.get(r, j) - mean[j];
                squares[j] += centred * centred;
            }
        }
        for (int j = 0; j < squares.length; j++) {
            squares[j] = Math.sqrt(squares[j] / rows.rows());
        }
        return squares;
    }

    private record Fitted(InputLayout layout, double[] mean, double[] sd) implements Model {
        @Override
        public ScoreMeaning meaning() {
            return new ScoreMeaning(
                    "squared distance to the mean of the training rows",
                    "squared prepared units",
                    0,
                    Double.POSITIVE_INFINITY);
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
            return new Distance(mean, sd);
        }

        @Override
        public TrainingReport report() {
            return TrainingReport.none();
        }

        @Override
        public ModelState state() {
            Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
            tensors.put("mean", ModelState.Doubles.of(mean.clone()));
            tensors.put("sd", ModelState.Doubles.of(sd.clone()));
            return new ModelState(tensors, Map.of(), report());
        }
    }

    private record Distance(double[] mean, double[] sd) implements Scorer {
        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            int inputs = mean.length;
            for (int r = 0; r < count; r++) {
                double sum = 0;
                for (int j = 0; j < inputs; j++) {
                    double centred = rows[offset + r * inputs + j] - mean[j];
                    sum += centred * centred;
                }
                scores[scoresOffset + r] = sum;
            }
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
            for (int i = 0; i < count * mean.length; i++) {
                int j = i % mean.length;
                double centred = rows[offset + i] - mean[j];
                contributions[i] = centred * centred;
                expected[i] = (float) mean[j];
                spread[i] = (float) sd[j];
            }
        }
    }
}
