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
 * @param rows which training rows it is for
 */
record AdBenchMethod(String detector, Map<String, String> settings, String published, Rows rows) {
    /** Whether anomalies are among the training rows: of this much a detector is told. */
    private enum Rows {
        ANY,
        NORMAL,
        MIXED
    }

    private static final List<AdBenchMethod> ALL = List.of(
            any("knn", Map.of(), "kNN"),
            any("knn", Map.of("neighbours", "1"), ""),
            any("lof", Map.of(), "LOF"),
            any("iforest", Map.of(), "IForest"),
            any("ocsvm", Map.of("profile", "paper"), "OCSVM"),
            any("mcd", Map.of(), "MCD"),
            any("hbos", Map.of(), "HBOS"),
            any("ecod", Map.of(), "ECOD"),
            any("copod", Map.of(), "COPOD"),
            any("pca", Map.of(), "PCA"),
            any("mahalanobis", Map.of(), ""),
            any("vae", Map.of(), "VAE"),
            new AdBenchMethod("vae", Map.of("profile", "exemplars"), "", Rows.NORMAL),
            new AdBenchMethod("vae", Map.of("trimmed", "0.1"), "", Rows.MIXED),
            new AdBenchMethod("auto", Map.of(), "", Rows.NORMAL),
            new AdBenchMethod("auto", Map.of("rows", "mixed"), "", Rows.MIXED));

    private static final List<String> OF_THE_LIBRARY = List.of("ecod", "copod", "pca");

    private static AdBenchMethod any(String detector, Map<String, String> settings, String published) {
        return new AdBenchMethod(detector, settings, published, Rows.ANY);
    }

    /** What is measured under a protocol. */
    static List<AdBenchMethod> of(AdBenchProtocol protocol) {
        return ALL.stream()
                .filter(method -> protocol == AdBenchProtocol.ONE_CLASS_LIBRARY
                        ? OF_THE_LIBRARY.contains(method.detector)
                        : method.rows != (protocol.isOneClass() ? Rows.MIXED : Rows.NORMAL))
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
