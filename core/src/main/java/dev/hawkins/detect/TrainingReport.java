package dev.hawkins.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a training went; kept in the model file.
 *
 * @param trainingLoss mean training loss per epoch, empty for methods without epochs
 * @param validationLoss mean validation loss per epoch
 * @param bestEpoch epoch (from 1) whose weights were kept, 0 for methods without epochs
 * @param figures named numbers: {@code parameters}, {@code explained-share}, {@code active-units}, {@code kl-per-row}
 * @param warnings sentences for the user, such as a collapsed latent space
 */
public record TrainingReport(
        List<Double> trainingLoss,
        List<Double> validationLoss,
        int bestEpoch,
        Map<String, Double> figures,
        List<String> warnings) {
    public TrainingReport {
        trainingLoss = List.copyOf(trainingLoss);
        validationLoss = List.copyOf(validationLoss);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        warnings = List.copyOf(warnings);
    }

    /** Of a method without epochs, with nothing to tell. */
    public static TrainingReport none() {
        return new TrainingReport(List.of(), List.of(), 0, Map.of(), List.of());
    }
}
