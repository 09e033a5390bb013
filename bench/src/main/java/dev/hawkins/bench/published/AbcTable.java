package dev.hawkins.bench.published;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the experiments of Yamanaka et al. 2019 and prints a line per method and kind of anomaly: published mean, our mean, the
 * difference, our standard deviation and every run.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.AbcTable toy 1 5
 * </pre>
 *
 * <p>Arguments: data ({@code toy}, {@code kdd} or {@code mnist}), setting (1 to 3), number of seeds, and methods, all of them
 * by default. In setting 3 the seeds are followed by the number of known anomalies. {@code name:key=value;...} changes
 * settings of a method, such as {@code svm:max-rows=5000}.
 */
public final class AbcTable {
    private static final Map<String, String> PAPER = Map.of("profile", "paper");

    private AbcTable() {}

    public static void main(String[] arguments) {
        String data = arguments[0];
        int setting = Integer.parseInt(arguments[1]);
        int seeds = Integer.parseInt(arguments[2]);
        int known = setting == 3 ? Integer.parseInt(arguments[3]) : -1;
        int used = setting == 3 ? 4 : 3;
        List<String> methods = List.of(Arrays.copyOfRange(arguments, used, arguments.length));
        AbcProblem fixed = data.equals("kdd") ? AbcData.kdd() : null;
        System.out.println("data setting known method kind published ours difference sd seconds runs");
        for (String method : methods.isEmpty() ? AbcFigures.METHODS : methods) {
            List<double[]> runs = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                AbcProblem whole = fixed != null ? fixed : data.equals("toy") ? AbcData.toy(seed) : AbcData.mnist(seed);
                AbcProblem problem =
                        setting == 2 ? whole.contaminated(seed) : setting == 3 ? whole.withKnown(known, seed) : whole;
                runs.add(run(method, data.equals("toy"), problem, seed));
            }
            print(data, setting, known, method, "A", runs, 0);
            print(data, setting, known, method, "U", runs, 1);
        }
    }

    /** ROC AUC on known and on unknown anomalies, seconds. */
    private static double[] run(String method, boolean toy, AbcProblem problem, long seed) {
        long start = System.nanoTime();
        Detector detector = detector(method, toy);
        InputLayout layout = InputLayout.ofReals(problem.normal().columns());
        Model model = detector.fit(new Training(problem.normal(), problem.known(), layout), FitContext.of(seed));
        double[] normal = model.score(problem.testNormal());
        double known = auc(normal, model.score(problem.testKnown()));
        double unknown = auc(normal, model.score(problem.testUnknown()));
        return new double[] {known, unknown, (System.nanoTime() - start) / 1e9};
    }

    private static Detector detector(String method, boolean toy) {
        String name = method.contains(":") ? method.substring(0, method.indexOf(':')) : method;
        Map<String, String> settings = new LinkedHashMap<>(
                switch (name) {
                    case "abc-dae" -> Map.of("profile", "paper-dae");
                    case "abc-vae" -> Map.of();
                    default -> PAPER;
                });
        if (toy && List.of("abc", "abc-dae", "lrc", "ae", "dae").contains(name)) {
            settings.put("layers", "10,10,1");
        }
        if (toy && name.equals("dnn")) {
            settings.put("layers", "10,10");
        }
        for (String pair :
                method.contains(":") ? method.substring(name.length() + 1).split(";") : new String[0]) {
            settings.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return Catalogue.get(name.equals("abc-dae") ? "abc" : name).configure(settings);
    }

    /** ROC AUC of anomalies against normal rows. */
    static double auc(double[] normal, double[] anomalous) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalous.length);
        System.arraycopy(anomalous, 0, scores, normal.length, anomalous.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return Ranking.of(scores, anomaly).rocAuc();
    }

    private static void print(
            String data, int setting, int known, String method, String kind, List<double[]> runs, int column) {
        double[] values = runs.stream().mapToDouble(run -> run[column]).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double sd = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
        double seconds = runs.stream().mapToDouble(run -> run[2]).average().orElseThrow();
        double published = AbcFigures.mean(data, setting, kind, method.replaceAll(":.*", ""));
        StringBuilder each = new StringBuilder();
        for (double value : values) {
            each.append(String.format(Locale.ROOT, " %.4f", value));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s %d %s %s %s %.3f %.4f %+.4f %.4f %.1f%s",
                data,
                setting,
                known < 0 ? "all" : "" + known,
                method,
                kind,
                published,
                mean,
                mean - published,
                sd,
                seconds,
                each));
    }
}
