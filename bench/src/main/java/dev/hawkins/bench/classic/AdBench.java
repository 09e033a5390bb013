package dev.hawkins.bench.classic;

import dev.hawkins.datasets.DataFile;
import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.neighbour.LocalOutlierFactor;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Repeats the published one-class protocol of the ADBench sets: above 50,000 rows as many are drawn, in random order; the first
 * half of the normal rows trains, the others and all anomalies are tested; columns are z-scored by the training rows.
 * Prints ROC AUC in percent, ours and, in brackets, ours less the published figure. Sets below 1,000 rows are left out, as
 * their published protocol draws rows with replacement.
 *
 * <p>Arguments: the file of published figures; names of methods with commas, such as {@code kNN,LOF}; the largest number of
 * training rows with which a method is tried.
 */
public final class AdBench {
    private static final int MOST_ROWS = 50_000;
    private static final int FEWEST_ROWS = 1_000;

    private AdBench() {}

    /** The detector that stands for a published method, with that method's settings. */
    private static Detector detector(String method) {
        return switch (method) {
            case "kNN" -> Catalogue.get("knn").defaults();
            case "LOF" -> new LocalOutlierFactor(20, 100_000);
            case "IForest" -> Catalogue.get("iforest").defaults();
            case "OCSVM" -> Catalogue.get("ocsvm").profile("paper");
            case "MCD" -> Catalogue.get("mcd").defaults();
            case "HBOS" -> Catalogue.get("hbos").defaults();
            case "ECOD", "ECOD:union" -> Catalogue.get("ecod").defaults();
            case "COPOD", "COPOD:union" -> Catalogue.get("copod").defaults();
            case "PCA" -> Catalogue.get("pca").defaults();
            case "PCA:mahalanobis" -> Catalogue.get("mahalanobis").defaults();
            default -> throw new IllegalArgumentException("no method " + method);
        };
    }

    private record Halves(Matrix training, Matrix test, boolean[] anomaly) {}

    public static void main(String[] arguments) throws java.io.IOException {
        JsonNode published = new ObjectMapper()
                .readTree(java.nio.file.Files.readString(Path.of(arguments[0])))
                .get("sets");
        List<String> methods = List.of(arguments[1].split(","));
        int most = Integer.parseInt(arguments[2]);
        System.out.println("| set | " + String.join(" | ", methods) + " |");
        System.out.println("|---|" + "---|".repeat(methods.size()));
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        for (DataSet set : DataSets.all()) {
            if (set.name().startsWith("adbench-") && set.rows() >= FEWEST_ROWS) {
                DataFile file = set.files().get(0);
                JsonNode figures =
                        published.get(Path.of(file.path()).getFileName().toString());
                row(set, figures.get("one-class/auc_roc"), methods, most, differences);
            }
        }
        differences.forEach((method, values) -> System.out.printf(
                Locale.ROOT,
                "%s: mean difference %+.2f over %d sets%n",
                method,
                values.stream().mapToDouble(v -> v).average().orElse(0),
                values.size()));
    }

    private static void row(
            DataSet set, JsonNode figures, List<String> methods, int most, Map<String, List<Double>> differences) {
        Halves halves = halves(set);
        StringBuilder line = new StringBuilder("| " + set.name().substring("adbench-".length()));
        for (String method : methods) {
            if (halves.training.rows() > most) {
                line.append(" | -");
                continue;
            }
            double auc = 100 * auc(method, halves);
            double published = figures.get(method.replaceAll(":.*", "")).get(0).asDouble();
            differences.computeIfAbsent(method, m -> new ArrayList<>()).add(auc - published);
            line.append(String.format(Locale.ROOT, " | %.2f (%+.2f)", auc, auc - published));
        }
        System.out.println(line + " |");
    }

    /** The published tails are those of training and test rows together, as the library behind them takes them. */
    private static double auc(String method, Halves halves) {
        if (method.equals("PCA:points")) {
            return Ranking.of(ComponentPoints.scores(halves.training, halves.test), halves.anomaly)
                    .rocAuc();
        }
        Matrix training = method.endsWith(":union") ? Rows.join(halves.training, halves.test) : halves.training;
        var model = detector(method).fit(Training.of(training), FitContext.of(1).withThreads(1));
        return Ranking.of(model.score(halves.test), halves.anomaly).rocAuc();
    }

    private static Halves halves(DataSet set) {
        Table table = read(set);
        int label = table.schema().indexOf(set.label());
        int[] rows = IntStream.range(0, table.rows()).toArray();
        if (rows.length > MOST_ROWS) {
            rows = Arrays.copyOf(RandomStream.of(1, "split").permutation(rows.length), MOST_ROWS);
        }
        int[] normal =
                Arrays.stream(rows).filter(r -> isNormal(table, r, label)).toArray();
        int[] training = Arrays.copyOf(normal, normal.length / 2);
        IntStream rest = Arrays.stream(normal).skip(training.length);
        int[] test = IntStream.concat(rest, Arrays.stream(rows).filter(r -> !isNormal(table, r, label)))
                .toArray();
        boolean[] anomaly = new boolean[test.length];
        Arrays.fill(anomaly, normal.length - training.length, test.length, true);
        Matrix trained = Matrix.zeros(training.length, table.schema().size() - 1);
        Matrix tested = Matrix.zeros(test.length, table.schema().size() - 1);
        int column = 0;
        for (int c = 0; c < table.schema().size(); c++) {
            if (c != label) {
                zScore(numbers(table, c), column++, training, trained, test, tested);
            }
        }
        return new Halves(trained, tested, anomaly);
    }

    private static Table read(DataSet set) {
        try (TableReader reader = DataSets.source(set.name()).open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    private static boolean isNormal(Table table, int row, int label) {
        return Double.parseDouble(table.text(row, label)) == 0;
    }

    private static double[] numbers(Table table, int column) {
        if (table.values(column) instanceof Table.Numbers numbers) {
            return numbers.values();
        }
        return IntStream.range(0, table.rows())
                .mapToDouble(r -> Double.parseDouble(table.text(r, column)))
                .toArray();
    }

    /** By mean and standard deviation of the training rows; a constant column is only centred. */
    private static void zScore(double[] values, int column, int[] training, Matrix trained, int[] test, Matrix tested) {
        double mean =
                Arrays.stream(training).mapToDouble(r -> values[r]).average().orElseThrow();
        double variance = Arrays.stream(training)
                .mapToDouble(r -> (values[r] - mean) * (values[r] - mean))
                .average()
                .orElseThrow();
        double sd = variance > 1e-20 ? Math.sqrt(variance) : 1;
        for (int i = 0; i < training.length; i++) {
            trained.values()[i * trained.columns() + column] = (float) ((values[training[i]] - mean) / sd);
        }
        for (int i = 0; i < test.length; i++) {
            tested.values()[i * tested.columns() + column] = (float) ((values[test[i]] - mean) / sd);
        }
    }
}
