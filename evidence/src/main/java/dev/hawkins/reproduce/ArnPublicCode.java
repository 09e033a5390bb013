package dev.hawkins.reproduce;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the public code of ARN trains on each set, as settings of {@code arn}: variant G but on card payments, where it has variant N
 * alone. Which of its faults are switched on can be read off the settings.
 *
 * <p>What differs all the same: our weights begin as He et al. say instead of N(0, .01), which matters in the layers without
 * normalisation alone; all of the discriminator's activations are leaky; the rest of the last batch is trained on; the epoch is
 * chosen by ROC AUC, three times an epoch on the largest set, not by cross-entropy at its end; binary columns are categories of two.
 */
final class ArnPublicCode {
    private static final Map<String, Map<String, String>> TRAINING = Map.of(
            "kdd", training(400, "1e-4", "1e-3"),
            "kdd-rev", training(400, "1e-5", "1e-4"),
            "kdd-inv", training(400, "1e-4", "1e-3"),
            "nsl", training(200, "1e-4", "1e-4"),
            "covtype", training(30, "1e-4", "1e-4"),
            "creditcard", training(100, "1e-4", "1e-3"),
            "bank", training(450, "1e-4", "1e-3"));

    private ArnPublicCode() {}

    private static Map<String, String> training(int epochs, String discriminatorRate, String rate) {
        return Map.of(
                "profile", "paper",
                "epochs", "" + epochs,
                "discriminator-rate", discriminatorRate,
                "learning-rate", rate,
                "kl", "arn-code",
                "temperature", "0.001",
                "select", "labelled");
    }

    /** The settings for a set, with scores by the running statistics. */
    static Map<String, String> settings(String set) {
        Map<String, String> settings = new TreeMap<>(TRAINING.get(set));
        if (set.equals("creditcard")) {
            settings.put("variant", "n");
        }
        return settings;
    }

    /** The same with scores by the statistics of test batches, as the public code has them. */
    static Map<String, String> settingsTogether(String set) {
        Map<String, String> settings = settings(set);
        settings.put("normalisation", "test-batch");
        return settings;
    }

    /** The same in a tenth of the epochs: a first look in minutes, no reproduction. */
    static Map<String, String> firstLook(String set) {
        Map<String, String> settings = settingsTogether(set);
        settings.computeIfPresent("epochs", (name, epochs) -> "" + Integer.parseInt(epochs) / 10);
        return settings;
    }
}
