package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.ShapleyValues;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model of distances d that are probabilities as well: a row is an anomaly with {@code 1 - exp(-(d - zero) / scale)}.
 *
 * <p>As a distance, the score and its explanation are those of the model inside, bit for bit. As a probability, the
 * contributions are those of the distance, all times the same factor, so that they sum to the score.
 *
 * @param inner gives the distance
 * @param zero the distance of a row that is normal with certainty
 * @param scale how far from there the probability of being normal has fallen to 1/e
 * @param form what is put out
 * @param report how the training went
 */
record ProbabilityModel(Model inner, double zero, double scale, ScoreForm form, TrainingReport report)
        implements Model {
    private static final String SCALE = "scale";
    private static final String ZERO = "zero";

    /** A fitted model, whose report gains the numbers and warnings that go with known anomalies. */
    static ProbabilityModel fitted(Model inner, double zero, double scale, ScoreForm form, int anomalies) {
        TrainingReport plain = inner.report();
        Map<String, Double> figures = new LinkedHashMap<>(plain.figures());
        figures.put("known-anomalies", (double) anomalies);
        figures.put(SCALE, scale);
        List<String> warnings = new ArrayList<>(plain.warnings());
        if (anomalies == 0) {
            warnings.add(
                    "there are no known anomalies to learn from, so only normal rows were used; label some anomalies");
        }
        TrainingReport report =
                new TrainingReport(plain.trainingLoss(), plain.validationLoss(), plain.bestEpoch(), figures, warnings);
        return new ProbabilityModel(inner, zero, scale, form, report);
    }

    /** The model of a state, given the one inside. */
    static ProbabilityModel restored(Model inner, ScoreForm form, ModelState state) {
        return new ProbabilityModel(inner, state.number(ZERO), state.number(SCALE), form, state.report());
    }

    @Override
    public InputLayout layout() {
        return inner.layout();
    }

    @Override
    public ScoreMeaning meaning() {
        ScoreMeaning distance = inner.meaning();
        if (form == ScoreForm.PROBABILITY) {
            return new ScoreMeaning(
                    "probability that the row is an anomaly, by its " + distance.description(), "probability", 0, 1);
        }
        String from = zero == 0 ? "score" : String.format(Locale.ROOT, "(score - %.4g)", zero);
        String probability =
                String.format(Locale.ROOT, "; it is an anomaly with probability 1 - exp(-%s / %.4g)", from, scale);
        return new ScoreMeaning(
                distance.description() + probability, distance.unit(), distance.lowest(), distance.highest());
    }

    @Override
    public boolean additive() {
        return form == ScoreForm.DISTANCE && inner.additive();
    }

    @Override
    public Optional<ShapleyValues.Sampling> sampling() {
        return form == ScoreForm.DISTANCE ? inner.sampling() : Optional.empty();
    }

    @Override
    public double base() {
        return form == ScoreForm.DISTANCE ? inner.base() : probability(inner.base());
    }

    @Override
    public Scorer scorer(int maxRows) {
        Scorer distances = inner.scorer(maxRows);
        return form == ScoreForm.DISTANCE ? distances : new ProbabilityScorer(distances);
    }

    @Override
    public ModelState state() {
        return new ModelState(inner.state().tensors(), Map.of(ZERO, zero, SCALE, scale), report);
    }

    private double probability(double distance) {
        return -StrictMath.expm1(-Math.max(0, distance - zero) / scale);
    }

    private final class ProbabilityScorer implements Scorer {
        private final Scorer distances;

        ProbabilityScorer(Scorer distances) {
            this.distances = distances;
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            distances.score(rows, offset, count, scores, scoresOffset);
            for (int r = scoresOffset; r < scoresOffset + count; r++) {
                scores[r] = probability(scores[r]);
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
            distances.explain(rows, offset, count, scores, contributions, expected, spread);
            int inputs = layout().inputs();
            for (int r = 0; r < count; r++) {
                double probability = probability(scores[r]);
                double factor = perDistance(scores[r], probability);
                for (int i = r * inputs; i < (r + 1) * inputs; i++) {
                    contributions[i] *= factor;
                }
                scores[r] = probability;
            }
        }

        private double perDistance(double distance, double probability) {
            double moved = distance - inner.base();
            return moved == 0 ? (1 - probability) / scale : (probability - base()) / moved;
        }
    }
}
