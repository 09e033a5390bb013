package dev.hawkins.detect;

import dev.hawkins.prepare.InputLayout;
import java.util.function.Supplier;

/**
 * A model that is fully described by its state. Detectors build it in {@code restore}, and {@code fit} ends by restoring
 * what it learned, so a model scores the same before and after it was saved by construction.
 *
 * @param layout what each input is
 * @param meaning what the score means
 * @param additive whether contributions are exact parts of the score
 * @param base what contributions are counted from
 * @param kept the state; its arrays are not handed out, {@link #state()} copies them
 * @param scorers makes a scorer with buffers of its own
 */
public record StateModel(
        InputLayout layout,
        ScoreMeaning meaning,
        boolean additive,
        double base,
        ModelState kept,
        Supplier<Scorer> scorers)
        implements Model {
    @Override
    public Scorer scorer(int maxRows) {
        return scorers.get();
    }

    @Override
    public TrainingReport report() {
        return kept.report();
    }

    @Override
    public ModelState state() {
        return kept.copy();
    }
}
