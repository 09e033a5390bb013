package dev.hawkins.acceptance;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.pipeline.Fitting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detectors as tests fit them: as wide as by default, but for a few passes over the rows. */
final class Small {
    static final List<String> DETECTORS = List.of("vae", "ae", "dae", "pca", "distance-to-mean");

    private Small() {}

    /** With batches large enough for a step to be worth several threads. */
    static Fitting fitting(String detector) {
        return fitting(detector, null);
    }

    /** @param score what a vae scores, or null for its default */
    static Fitting fitting(String detector, String score) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (trains(detector)) {
            settings.put("epochs", "3");
            settings.put("batch", "128");
        }
        if (detector.equals("vae")) {
            settings.put("samples", "4");
        }
        if (score != null) {
            settings.put("score", score);
        }
        return new Fitting(Catalogue.get(detector).configure(settings)).seed(1);
    }

    /** Whether it learns step by step, from a random beginning. */
    static boolean trains(String detector) {
        return List.of("vae", "ae", "dae").contains(detector);
    }
}
