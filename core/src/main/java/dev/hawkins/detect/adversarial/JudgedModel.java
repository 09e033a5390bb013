package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Generator;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.ShapleyValues.Sampling;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A network that was trained in a game and scores by a {@link Judgement}. Differences between the row and what is expected
 * are exact contributions; what belongs to no single input is shared out by {@link dev.hawkins.detect.ShapleyValues}, counted
 * from the mean row.
 *
 * @param weighing what the parts of the judgement count
 * @param limits what the network reads of a row
 * @param typical mean of the training rows
 * @param spread standard deviation of the difference between held-back rows and what is expected of them, per input
 * @param base rest of the typical row
 * @param generator what makes rows, if anything does
 */
record JudgedModel(
        InputLayout layout,
        Judgement judgement,
        Weighing weighing,
        InputLimits limits,
        float[] typical,
        float[] spread,
        double base,
        ScoreMeaning meaning,
        TrainingReport report,
        Optional<Generator> generator)
        implements Model {
    /** Rows to rate per explained row where the rest of the score is shared out. */
    private static final int SHARED_RATINGS = 400;

    JudgedModel(
            InputLayout layout,
            Judgement judgement,
            Weighing weighing,
            InputLimits limits,
            float[] typical,
            float[] spread,
            ScoreMeaning meaning,
            TrainingReport report,
            Optional<Generator> generator) {
        this(
                layout,
                judgement,
                weighing,
                limits,
                typical,
                spread,
                rest(new Rating(judgement, weighing, limits, 1), typical),
                meaning,
                report,
                generator);
    }

    private static double rest(Rating rating, float[] row) {
        double[] rest = new double[1];
        rating.rest(row, 1, rest);
        return rest[0];
    }

    Rating rating(int atOnce) {
        return new Rating(judgement, weighing, limits, atOnce);
    }

    /** What rates rows by themselves, whatever the judgement. */
    Rating ratingApart(int atOnce) {
        return new Rating(judgement.apart(), weighing, limits, atOnce);
    }

    @Override
    public boolean additive() {
        return judgement.rest() == null;
    }

    @Override
    public Optional<Sampling> sampling() {
        return additive() ? Optional.empty() : Optional.of(sharing());
    }

    /** How the rest of the score is shared out. */
    Sampling sharing() {
        return Sampling.affordable(layout, 1, SHARED_RATINGS);
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new JudgedScorer(this, maxRows);
    }

    @Override
    public ModelState state() {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        NetworkState.save(judgement.network(), tensors);
        tensors.put("seen-low", ModelState.Floats.of(limits.low().clone()));
        tensors.put("seen-high", ModelState.Floats.of(limits.high().clone()));
        tensors.put("typical", ModelState.Floats.of(typical.clone()));
        tensors.put("spread", ModelState.Floats.of(spread.clone()));
        if (judgement.standardised()) {
            tensors.put("weights", ModelState.Floats.of(weighing.inputs().clone()));
            tensors.put("rest-weight", ModelState.Floats.of(new float[] {weighing.rest()}));
        }
        return new ModelState(tensors, Map.of(), report);
    }

    /** What a saved model's judgement was weighed by. */
    static Weighing weighing(Judgement judgement, ModelState state) {
        return judgement.standardised()
                ? new Weighing(
                        state.floats("weights", judgement.row().units()), true, state.floats("rest-weight", 1)[0])
                : Weighing.alike(judgement);
    }
}
