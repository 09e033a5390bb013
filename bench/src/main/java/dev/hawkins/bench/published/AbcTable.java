package dev.hawkins.bench.published;

import dev.hawkins.evaluate.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Runs the experiments of Yamanaka et al. 2019 as {@link Reproduce} does, and says besides which of our medians lie where they
 * should.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.AbcTable abc.jsonl 5 "toy" "profile=paper-dae"
 * </pre>
 *
 * <p>Arguments: those of {@link Reproduce} after the source. Published figures, ours, verdicts are printed and appended to a
 * file of the same name and {@code .tables} behind it.
 */
public final class AbcTable {
    static final String SOURCE = "abc-2019";

    private AbcTable() {}

    public static void main(String[] arguments) throws IOException {
        Reproduce.main(
                Stream.concat(Stream.of(SOURCE), Arrays.stream(arguments)).toArray(String[]::new));
        Collection<Cell> cells = CellFile.open(Path.of(arguments[0])).cells();
        String verdicts = AbcVerdicts.of(cells);
        System.out.print("\n" + verdicts);
        Files.writeString(
                Path.of(arguments[0] + ".tables"),
                PublishedTable.of(new Abc(), cells) + "\n" + verdicts + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** ROC AUC of anomalies against normal rows. */
    static double auc(double[] normal, double[] anomalous) {
        return ranking(normal, anomalous).rocAuc();
    }

    /** All scores with their labels. */
    static Ranking ranking(double[] normal, double[] anomalous) {
        double[] scores = Arrays.copyOf(normal, normal.length + anomalous.length);
        System.arraycopy(anomalous, 0, scores, normal.length, anomalous.length);
        boolean[] anomaly = new boolean[scores.length];
        Arrays.fill(anomaly, normal.length, anomaly.length, true);
        return Ranking.of(scores, anomaly);
    }
}
