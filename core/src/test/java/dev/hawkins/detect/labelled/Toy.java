package dev.hawkins.detect.labelled;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The 2D-Toy of Yamanaka et al. 2019 in small: two half circles with noise of .3, the upper one normal, the lower one known
 * anomalies, and a far cloud of unknown ones. For every seed the same rows.
 */
final class Toy {
    static final FitContext CONTEXT = new FitContext(7, 1, (done, total, note) -> {}, () -> false);
    static final Matrix NORMAL = upper(2500, 1);
    static final Matrix KNOWN = lower(2500, 2);
    static final Matrix TEST_NORMAL = upper(2000, 3);
    static final Matrix TEST_KNOWN = lower(2000, 4);
    static final Matrix UNKNOWN = Tables.normal(1000, 2, 5);

    static {
        for (int i = 0; i < UNKNOWN.values().length; i++) {
            UNKNOWN.values()[i] = (i % 2 == 0 ? -3 : 3) + 0.3f * UNKNOWN.values()[i];
        }
    }

    private Toy() {}

    private static Matrix upper(int rows, long seed) {
        return arc(rows, seed, StrictMath::cos, StrictMath::sin);
    }

    private static Matrix lower(int rows, long seed) {
        return arc(rows, seed, t -> 1 - StrictMath.cos(t), t -> 0.5 - StrictMath.sin(t));
    }

    private static Matrix arc(int rows, long seed, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        RandomStream random = RandomStream.of(seed, "arc");
        float[] values = new float[2 * rows];
        for (int r = 0; r < rows; r++) {
            double t = StrictMath.PI * random.nextDouble();
            values[2 * r] = (float) (x.applyAsDouble(t) + 0.3 * random.nextGaussian());
            values[2 * r + 1] = (float) (y.applyAsDouble(t) + 0.3 * random.nextGaussian());
        }
        return new Matrix(rows, 2, values);
    }

    /** The first rows of the known anomalies. */
    static Training training(int known) {
        int[] first = new int[known];
        for (int i = 0; i < known; i++) {
            first[i] = i;
        }
        return new Training(NORMAL, KNOWN.select(first), InputLayout.ofReals(2));
    }

    static Detector detector(String name, String... settings) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get(name).configure(set);
    }

    static double known(Model model) {
        return Tables.auc(model.score(TEST_NORMAL), model.score(TEST_KNOWN));
    }

    static double unknown(Model model) {
        return Tables.auc(model.score(TEST_NORMAL), model.score(UNKNOWN));
    }
}
