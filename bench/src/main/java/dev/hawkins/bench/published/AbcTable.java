package dev.hawkins.bench.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/**
 * Runs the experiments of Yamanaka et al. 2019 as {@link Reproduce} does, and says besides which of our medians lie where they
 * should.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.AbcTable abc-2019 abc.jsonl 5 "toy" "profile=paper-dae"
 * </pre>
 *
 * <p>Arguments: those of {@link Reproduce}, whose source is {@code abc-2019}, or {@code abc-2019-in-30-epochs} for a first
 * look, in a file of its own. Published figures, ours and verdicts are printed and appended to a file of the same name with
 * {@code .tables} behind it.
 */
public final class AbcTable {
    private AbcTable() {}

    public static void main(String[] arguments) throws IOException {
        Reproduce.main(arguments);
        Collection<Cell> cells = CellFile.open(Path.of(arguments[0])).cells();
        String verdicts = AbcVerdicts.of(cells);
        System.out.print("\n" + verdicts);
        Files.writeString(
                Path.of(arguments[1] + ".tables"),
                PublishedTable.of(new Abc(), cells) + "\n" + verdicts + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** ROC AUC of anomalies against normal rows. */
    static double auc(double[] normal, double[] anomalous) {
        return Rankings.of(normal, anomalous).rocAuc();
    }
}
