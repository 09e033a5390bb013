package dev.hawkins.bench.published;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A detector with the settings of the paper, some of them changed: {@code abc}, {@code svm:max-rows=5000} or
 * {@code abc:scale=0;share=0.1}. {@code abc-dae} is {@code abc} on the denoising autoencoder.
 *
 * @param name of the detector, or {@code abc-dae}
 * @param changes settings other than the paper's, as {@code key=value} with semicolons between, or nothing
 */
public record AbcMethod(String name, String changes) {
    private static final List<String> MIRRORED = List.of("abc", "abc-dae", "lrc", "ae", "dae");

    /** Reads what {@link #toString} writes. */
    public static AbcMethod parse(String text) {
        if (!text.matches("[a-z-]+(:[a-z-]+=[^;=\\s]+(;[a-z-]+=[^;=\\s]+)*)?")) {
            throw new IllegalArgumentException(
                    "a method is written like abc or svm:max-rows=5000;cost=2, but this one '%s'".formatted(text));
        }
        String[] parts = text.split(":", 2);
        return new AbcMethod(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** @param toy whether the networks are the small ones for two columns */
    Detector detector(boolean toy) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!name.equals("abc-vae")) { // of another paper
            settings.put("profile", name.equals("abc-dae") ? "paper-dae" : "paper");
        }
        if (toy && MIRRORED.contains(name)) {
            settings.put("layers", "10,10,1");
        } else if (toy && name.equals("dnn")) {
            settings.put("layers", "10,10");
        }
        if (!changes.isEmpty()) {
            for (String change : changes.split(";")) {
                String[] pair = change.split("=");
                settings.put(pair[0], pair[1]);
            }
        }
        return Catalogue.get(name.equals("abc-dae") ? "abc" : name).configure(settings);
    }

    @Override
    public String toString() {
        return changes.isEmpty() ? name : name + ":" + changes;
    }
}
