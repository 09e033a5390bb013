package dev.hawkins.cli;

import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.Tree;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How a score is shared out among the columns. */
final class ReasonOptions {
    /** The ways that there are. */
    private enum Way {
        /** The detector's own where its parts are exact or sampled, else the one that fits every detector. */
        AUTO,
        OWN,
        MODEL_FREE;

        private String text() {
            return Tree.name(this);
        }
    }

    @Option(
            names = "--reasons",
            paramLabel = "HOW",
            description =
                    "own: as the detector does it. model-free: Shapley values of the score, sampled, for any detector,"
                            + " at some thousand scores per row. auto: own where its parts are exact or sampled, else model-free."
                            + " By default auto for explain, own for score.")
    private String how;

    /** Whether any way was asked for. */
    boolean given() {
        return how != null;
    }

    /** The model with the reasons asked for. */
    TrainedModel apply(TrainedModel model) {
        return apply(model, way(Way.OWN));
    }

    /** The same, where nothing asked for means {@code auto}. */
    TrainedModel applyOrChoose(TrainedModel model) {
        return apply(model, way(Way.AUTO));
    }

    private static TrainedModel apply(TrainedModel model, Way way) {
        boolean principled =
                model.model().additive() || model.model().sampling().isPresent();
        boolean sampled = way == Way.MODEL_FREE || way == Way.AUTO && !principled;
        return sampled ? model.withModelFreeReasons() : model;
    }

    private Way way(Way usual) {
        for (Way way : Way.values()) {
            if (how == null ? way == usual : way.text().equals(how)) {
                return way;
            }
        }
        throw new UsageException("--reasons must be one of %s but was '%s'"
                .formatted(Arrays.stream(Way.values()).map(Way::text).collect(Collectors.joining(", ")), how));
    }
}
