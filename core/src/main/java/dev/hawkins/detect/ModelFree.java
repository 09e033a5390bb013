package dev.hawkins.detect;

import dev.hawkins.detect.ShapleyValues.Sampling;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * A model whose contributions are the {@link ShapleyValues} of its score, whatever the model is: for detectors that have no
 * attribution or one by a rule of thumb, and to compare detectors by one and the same explanation. Scores, expectations and
 * state are the model's own. Contributions are counted from the mean score of the background rows; they are exact where the
 * score is a sum of functions of one or two columns, and estimates elsewhere. An explanation takes some thousand scores.
 */
public final class ModelFree implements Model {
    private static final int CHUNK = 1024;
    /** Rows to score per explained row, about; what bounds the cost. */
    private static final int RATINGS = 2000;

    private final Model model;
    private final Matrix background;
    private final Sampling sampling;
    private final double base;

    private ModelFree(Model model, Matrix background, Sampling sampling, double base) {
        this.model = model;
        this.background = background;
        this.sampling = sampling;
        this.base = base;
    }

    /**
     * Explains a model against prepared rows.
     *
     * @param background at least one row of the model's inputs, such as some ordinary training rows, or their median
     */
    public static Model of(Model explained, Matrix background) {
        Model model = explained instanceof ModelFree free ? free.model : explained;
        Sampling sampling = Sampling.affordable(model.layout(), background.rows(), RATINGS);
        double base = Arrays.stream(model.score(background)).sum() / background.rows();
        return new ModelFree(model, background, sampling, base);
    }

    private ShapleyValues values() {
        Scorer scorer = model.scorer(CHUNK);
        int inputs = model.layout().inputs();
        return new ShapleyValues(model.layout(), background, sampling, (rows, count, scores) -> {
            for (int from = 0; from < count; from += CHUNK) {
                scorer.score(rows, from * inputs, Math.min(CHUNK, count - from), scores, from);
            }
        });
    }

    @Override
    public InputLayout layout() {
        return model.layout();
    }

    @Override
    public ScoreMeaning meaning() {
        return model.meaning();
    }

    @Override
    public boolean additive() {
        return false;
    }

    @Override
    public Optional<Sampling> sampling() {
        return Optional.of(sampling);
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public Optional<Generator> generator() {
        return model.generator();
    }

    @Override
    public TrainingReport report() {
        return model.report();
    }

    @Override
    public ModelState state() {
        return model.state();
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new ShapleyScorer(model.scorer(maxRows));
    }

    private final class ShapleyScorer implements Scorer {
        private final Scorer scorer;
        private ShapleyValues values;

        ShapleyScorer(Scorer scorer) {
            this.scorer = scorer;
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            scorer.score(rows, offset, count, scores, scoresOffset);
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
            if (values == null) {
                values = values();
            }
            scorer.explain(rows, offset, count, scores, contributions, expected, spread);
            Arrays.fill(contributions, 0, count * background.columns(), 0);
            values.addRows(rows, offset, count, contributions);
        }
    }
}
