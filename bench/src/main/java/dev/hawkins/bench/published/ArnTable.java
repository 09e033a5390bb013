package dev.hawkins.bench.published;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.evaluate.Ranking;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the experiments of ARN's public code, and the row of BiGAN in the FF12 report, and prints a line per run: ROC AUC,
 * average precision, area under the precision-recall curve by trapezoids (as published), epoch kept and seconds.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.ArnTable bank 26383 1 5 arn arn:select=labelled ocsvm
 * </pre>
 *
 * <p>Arguments: data ({@code kdd}, {@code kdd-rev}, {@code kdd-inv}, {@code nsl}, {@code covtype}, {@code creditcard}, {@code
 * bank} or {@code ff12}), most training rows (others in proportion), first and last seed, and methods. {@code
 * name:key=value;...} changes settings of a method. Detectors that choose an epoch by labels are given the anomalies of the
 * validation part; no others see any.
 */
public final class ArnTable {
    private ArnTable() {}

    public static void main(String[] arguments) {
        String data = arguments[0];
        int most = Integer.parseInt(arguments[1]);
        int firstSeed = Integer.parseInt(arguments[2]);
        int lastSeed = Integer.parseInt(arguments[3]);
        List<String> methods = List.of(Arrays.copyOfRange(arguments, 4, arguments.length));
        ArnData all = data.equals("ff12") ? null : ArnData.of(data);
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            ArnProblem problem = all == null ? ArnData.ff12() : all.problem(most, seed);
            for (String method : methods) {
                run(data, method, problem, seed);
            }
        }
    }

    private static void run(String data, String method, ArnProblem problem, int seed) {
        long start = System.nanoTime();
        Training training = problem.training();
        Detector detector = detector(method, problem.validationShare());
        boolean peeks = method.contains("select=labelled");
        Model model =
                detector.fit(peeks ? training : Training.of(training.rows(), training.layout()), FitContext.of(seed));
        Ranking ranking = ranking(model.score(problem.testNormal()), model.score(problem.testAnomalous()));
        System.out.println(String.format(
                Locale.ROOT,
                "%s %d %s seed %d auc %.4f ap %.4f auprc %.4f epoch %d of %d seconds %.0f %s",
                data,
                training.rows().rows(),
                method,
                seed,
                ranking.rocAuc(),
                ranking.averagePrecision(),
                ranking.precisionRecallTrapezoid(),
                model.report().bestEpoch(),
                model.report().validationLoss().size(),
                (System.nanoTime() - start) / 1e9,
                String.join("; ", model.report().warnings())));
    }

    private static Detector detector(String method, double validationShare) {
        String name = method.contains(":") ? method.substring(0, method.indexOf(':')) : method;
        Map<String, String> settings = new LinkedHashMap<>();
        if (method.contains(":")) {
            for (String pair : method.substring(name.length() + 1).split(";")) {
                settings.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        Detector chosen = Catalogue.get(name).configure(settings);
        boolean validates = Settings.texts(chosen).containsKey("validation-share");
        if (!validates) {
            return chosen;
        }
        settings.putIfAbsent("validation-share", "" + validationShare);
        return Catalogue.get(name).configure(settings);
    }

    private static Ranking ranking(double[] normal, double[] anomalous) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalous.length);
        System.arraycopy(anomalous, 0, scores, normal.length, anomalous.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return Ranking.of(scores, anomaly);
    }
}
