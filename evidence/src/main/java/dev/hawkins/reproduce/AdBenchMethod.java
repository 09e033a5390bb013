package dev.hawkins.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A detector that is measured on the ADBench sets.
 *
 * @param detector by its name in the catalogue
 * @param settings other than the defaults
 * @param published the column of published figures that is the same method with the same settings; empty where there is none
 */
record AdBenchMethod(String detector, Map<String, String> settings, String published) {
    private static final List<AdBenchMethod> ALL = List.of(
            new AdBenchMethod("knn", Map.of(), "kNN"),
            new AdBenchMethod("knn", Map.of("neighbours", "1"), ""),
            new AdBenchMethod("lof", Map.of(), "LOF"),
            new AdBenchMethod("iforest", Map.of(), "IForest"),
            new AdBenchMethod("ocsvm", Map.of("profile", "paper"), "OCSVM"),
            new AdBenchMethod("mcd", Map.of(), "MCD"),
            new AdBenchMethod("hbos", Map.of(), "HBOS"),
            new AdBenchMethod("ecod", Map.of(), "ECOD"),
            new AdBenchMethod("copod", Map.of(), "COPOD"),
            new AdBenchMethod("pca", Map.of(), "PCA"),
            new AdBenchMethod("mahalanobis", Map.of(), ""),
            new AdBenchMethod("vae", Map.of(), "VAE"),
            new AdBenchMethod("vae", Map.of("profile", "exemplars"), ""),
            new AdBenchMethod("auto", Map.of(), ""),
            new AdBenchMethod("auto", Map.of("rows", "mixed"), ""));

    private static final List<String> OF_THE_LIBRARY = List.of("ecod", "copod", "pca");

    /** What is measured under a protocol: {@code auto} is told whether anomalies are among the training rows. */
    static List<AdBenchMethod> of(AdBenchProtocol protocol) {
        return ALL.stream()
                .filter(method -> protocol == AdBenchProtocol.ONE_CLASS_LIBRARY
                        ? OF_THE_LIBRARY.contains(method.detector)
                        : !method.detector.equals("auto") || method.settings.isEmpty() == protocol.isOneClass())
                .toList();
    }

    /** The published column for a detector with settings as {@link CellKey} writes them; empty where there is none. */
    static String published(String detector, String settings) {
        return ALL.stream()
                .filter(method -> method.detector.equals(detector)
                        && CellKey.of("", "", detector, method.settings, 0)
                                .settings()
                                .equals(settings))
                .map(AdBenchMethod::published)
                .findFirst()
                .orElse("");
    }

    /** The classic detectors that must land where the published columns are. */
    static boolean isChecked(String published) {
        return Arrays.asList("kNN", "LOF", "IForest", "OCSVM", "MCD", "HBOS", "ECOD", "COPOD", "PCA")
                .contains(published);
    }
}
