package dev.hawkins.reproduce;

import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The data of report FF12: 18 columns of KDD Cup 99 in [0, 1] by the normal training rows, which are all it trains on, and the
 * 10,000 test rows of its tables.
 *
 * @param training 97,278 normal rows
 * @param attacks the attacks of the training file, for detectors that choose their epoch by labels
 * @param test rows of the test file
 * @param labels of the test rows
 * @param known the kinds of attack in the training file
 */
record Ff12Data(Training training, Matrix attacks, Matrix test, String[] labels, Set<String> known) {
    private static final List<String> COLUMNS = List.of(
            "srv_count",
            "serror_rate",
            "srv_serror_rate",
            "rerror_rate",
            "srv_rerror_rate",
            "same_srv_rate",
            "diff_srv_rate",
            "srv_diff_host_rate",
            "dst_host_count",
            "dst_host_srv_count",
            "dst_host_same_srv_rate",
            "dst_host_diff_srv_rate",
            "dst_host_same_src_port_rate",
            "dst_host_srv_diff_host_rate",
            "dst_host_serror_rate",
            "dst_host_srv_serror_rate",
            "dst_host_rerror_rate",
            "dst_host_srv_rerror_rate");

    private static final String NORMAL = "normal";
    private static final int KNOWN = 2_000;

    static Ff12Data read() {
        Table train = DataTables.read("kdd99-10percent");
        String[] kinds = DataTables.texts(train, "label");
        Table normal = ofKind(train, kinds, NORMAL::equals);
        Preparation preparation =
                Preparation.fit(normal, PrepareSettings.defaults().withScaling(Scaling.MIN_MAX), notice -> {});
        Table test = DataTables.read("ff12-test-8020");
        Set<String> known = new TreeSet<>(Arrays.asList(kinds));
        known.remove(NORMAL);
        return new Ff12Data(
                Training.of(preparation.apply(normal), preparation.layout()),
                preparation.apply(ofKind(train, kinds, kind -> !kind.equals(NORMAL))),
                preparation.apply(test),
                DataTables.texts(test, "true_label"),
                known);
    }

    private static Table ofKind(Table rows, String[] kinds, Predicate<String> wanted) {
        return rows.columns(COLUMNS)
                .select(IntStream.range(0, kinds.length)
                        .filter(r -> wanted.test(kinds[r]))
                        .toArray());
    }

    /** The training rows and, beside them, some known attacks. */
    Training withKnown(long seed) {
        int[] order = RandomStream.of(seed, "known").permutation(attacks.rows());
        return new Training(training.rows(), attacks.select(Arrays.copyOf(order, KNOWN)), training.layout());
    }

    boolean[] attacks(Ff12Labels rule) {
        boolean[] attacks = new boolean[labels.length];
        for (int r = 0; r < attacks.length; r++) {
            attacks[r] = rule.attack(labels[r], known);
        }
        return attacks;
    }
}
