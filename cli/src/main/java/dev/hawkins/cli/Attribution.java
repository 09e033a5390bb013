package dev.hawkins.cli;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.ModelFree;
import dev.hawkins.detect.ShapleyValues.Sampling;
import dev.hawkins.pipeline.TrainedModel;

/** How the reasons of a model come about, in words. */
final class Attribution {
    private Attribution() {}

    static String of(TrainedModel model) {
        if (model.model().additive()) {
            return "exact parts of the score";
        }
        String own = Catalogue.of(model.detector()).attribution();
        return model.model()
                .sampling()
                .map(sampling -> sampled(model, own, sampling))
                .orElse(own);
    }

    private static String sampled(TrainedModel model, String own, Sampling sampling) {
        String shared = model.model() instanceof ModelFree ? "model-free: Shapley values of the score" : own;
        return "%s; sampled over %s orders of %s, from %s (seed %d)"
                .formatted(
                        shared,
                        Figures.count(sampling.orders()),
                        columns(model, sampling),
                        sampling.background() == 1
                                ? "the mean normal row"
                                : sampling.background() + " held-out normal rows",
                        sampling.seed());
    }

    private static String columns(TrainedModel model, Sampling sampling) {
        int columns = model.preparation().columns().size();
        return sampling.groups() == columns
                ? "the columns"
                : "%d groups of neighbouring columns".formatted(sampling.groups());
    }
}
