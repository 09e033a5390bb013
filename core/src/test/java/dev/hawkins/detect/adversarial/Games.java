package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tests of this package share. */
final class Games {
    private Games() {}

    static FitContext context(long seed) {
        return new FitContext(seed, 1, (done, total, note) -> {}, () -> false);
    }

    /** A detector of the catalogue with settings such as {@code epochs=3}. */
    static Detector detector(String name, String... settings) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=");
            set.put(parts[0], parts[1]);
        }
        return Catalogue.get(name).configure(set);
    }

    /** What a match of real inputs between -1 and 1, of so many rows per step, is put together for. */
    static Occasion occasion(int rows, int inputs) {
        float[] ones = new float[inputs];
        Arrays.fill(ones, 1);
        float[] low = new float[inputs];
        Arrays.fill(low, -1);
        InputLimits range = new InputLimits(low, ones);
        return new Occasion(InputLayout.ofReals(inputs), rows, range, Remedy.NONE, RandomStream.of(1, "targets"));
    }

    /** What the model expects of rows. */
    static float[] expected(Model model, Matrix rows) {
        int size = rows.values().length;
        float[] expected = new float[size];
        model.scorer(rows.rows())
                .explain(
                        rows.values(),
                        0,
                        rows.rows(),
                        new double[rows.rows()],
                        new double[size],
                        expected,
                        new float[size]);
        return expected;
    }
}
