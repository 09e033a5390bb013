package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.RankSum;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plays a match, and begins it anew when something goes wrong: each time with other weights to start from and what the
 * ailment's remedy is, as often as the plan allows. The last attempt is played to its end.
 */
final class Game {
    /**
     * What a match is played on.
     *
     * @param rows of the layout, clipped
     * @param split which of them train and which are held back
     * @param limits what the network reads of a row
     * @param anomalies known ones, for {@link Selection#LABELLED} alone
     */
    record Ground(Matrix rows, ValidationSplit split, InputLimits limits, Matrix anomalies) {
        /** The first rows that do not train. */
        Matrix heldBack(int most) {
            return rows.select(split.someValidation(most));
        }

        /** How well scores tell held-back rows from known anomalies. */
        double rocAuc(Judgement judgement) {
            Weighing weighing = Weighing.of(judgement, limits, heldBack(Sight.MOST_ROWS));
            Rating rating = new Rating(judgement, weighing, limits, Rating.CHUNK);
            return RankSum.rocAuc(rating.all(heldBack(split.validation().length)), rating.all(anomalies));
        }
    }

    /**
     * A game that is over; the network holds the weights that are kept.
     *
     * @param loss the generator's, mean per epoch
     * @param measures what the choice of the epoch rests on
     * @param facts of the last epoch
     */
    record Outcome(
            Match match,
            List<Double> loss,
            List<Double> measures,
            int bestEpoch,
            Watch.Facts facts,
            List<String> warnings) {}

    private Game() {}

    /**
     * @param setup makes a match, with a remedy against what went wrong before
     * @throws DetectorException if numbers are not finite in every attempt
     */
    static Outcome play(Function<Remedy, Match> setup, GamePlan plan, Ground ground, FitContext context) {
        Remedy remedy = Remedy.NONE;
        List<String> warnings = new ArrayList<>();
        for (int number = 1; ; number++) {
            boolean last = number == plan.attempts();
            try (Attempt attempt = new Attempt(setup.apply(remedy), plan, ground, number, context)) {
                Optional<Ailment> ailment = attempt.play(!last);
                ailment.ifPresent(wrong -> warnings.add(warning(wrong, last)));
                if (last || ailment.isEmpty()) {
                    refuseNotFinite(ailment, plan);
                    Outcome outcome = attempt.outcome();
                    outcome.warnings().addAll(warnings);
                    return outcome;
                }
                remedy = ailment.get().after(remedy);
            }
        }
    }

    private static String warning(Ailment ailment, boolean last) {
        String seen = ailment == Ailment.NOT_FINITE
                ? ailment.sign()
                : "%s for %d epochs".formatted(ailment.sign(), Watch.EPOCHS);
        return last
                ? seen + "; training went on all the same, as no attempts were left"
                : "%s; training began anew with another seed and %s".formatted(seen, ailment.remedy());
    }

    private static void refuseNotFinite(Optional<Ailment> ailment, GamePlan plan) {
        if (ailment.isPresent() && ailment.get() == Ailment.NOT_FINITE) {
            throw new DetectorException(
                    "training failed: %s; a smaller learning-rate than %s, a smaller discriminator-rate than %s or other"
                                    .formatted(ailment.get().sign(), plan.learningRate(), plan.discriminatorRate())
                            + " scaling of the inputs may help");
        }
    }
}
