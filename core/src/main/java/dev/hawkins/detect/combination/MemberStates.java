package dev.hawkins.detect.combination;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.TrainingReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of several models in one, each under a prefix of its own, with its scores of held-back rows. */
final class MemberStates {
    private static final String HELD_BACK = "held-back-scores";

    private final Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param name begins the model's warnings */
    void add(String prefix, String name, Model model, double[] heldBack) {
        ModelState state = model.state();
        state.tensors().forEach((key, tensor) -> tensors.put(prefix + key, tensor));
        state.numbers().forEach((key, number) -> numbers.put(prefix + key, number));
        tensors.put(prefix + HELD_BACK, ModelState.Doubles.of(heldBack));
        model.report().figures().forEach((key, figure) -> figures.put(prefix + key, figure));
        model.report().warnings().forEach(warning -> warnings.add(name + ": " + warning));
    }

    /** A number of the combination itself, also told in the report. */
    void number(String key, double value) {
        numbers.put(key, value);
        figures.put(key, value);
    }

    ModelState together() {
        return new ModelState(tensors, numbers, new TrainingReport(List.of(), List.of(), 0, figures, warnings));
    }

    /** What of a state belongs to one model. */
    static ModelState part(ModelState state, String prefix) {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        state.tensors().forEach((key, tensor) -> {
            if (key.startsWith(prefix)) {
                tensors.put(key.substring(prefix.length()), tensor);
            }
        });
        state.numbers().forEach((key, number) -> {
            if (key.startsWith(prefix)) {
                numbers.put(key.substring(prefix.length()), number);
            }
        });
        return new ModelState(tensors, numbers, TrainingReport.none());
    }

    /** At least one score. */
    static double[] heldBack(ModelState state, String prefix) {
        double[] held = state.doubles(prefix + HELD_BACK);
        if (held.length == 0) {
            throw new DetectorException("the tensor '%s' is empty".formatted(prefix + HELD_BACK));
        }
        return held;
    }
}
