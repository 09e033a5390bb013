package dev.hawkins.detect.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Abnormal heartbeats among the training rows, with net and data of Anomagram (Cloudera Fast Forward report FF12, 2020): 500
 * rows of which a share is abnormal, ROC AUC on its 500 test rows. After the demonstration's 30 steps the net is hardly more
 * than the mean of its rows, and robust; trained on, it learns the abnormal rows, too, unless they are trimmed.
 */
class ContaminationTest {
    private static final int SEEDS = 8;
    private static List<float[]> normal;
    private static List<float[]> abnormal;
    private static Matrix testNormal;
    private static Matrix testAbnormal;

    @BeforeAll
    static void read() throws IOException {
        String folder = System.getenv("HAWKINS_DATA");
        Assumptions.assumeTrue(folder != null, "HAWKINS_DATA names no folder, so there are no heartbeats");
        Path train = Path.of(folder, "ecg5000", "anomagram_train_scaled.json.gz");
        Path test = Path.of(folder, "ecg5000", "anomagram_test_scaled.json.gz");
        Assumptions.assumeTrue(Files.exists(train) && Files.exists(test), train + " or its test part is not there");
        normal = rows(train, true);
        abnormal = rows(train, false);
        testNormal = Matrix.of(rows(test, true).toArray(float[][]::new));
        testAbnormal = Matrix.of(rows(test, false).toArray(float[][]::new));
    }

    private static List<float[]> rows(Path file, boolean wantNormal) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode beat : new ObjectMapper().readTree(in)) {
                if (beat.get("target").asString().equals("1") == wantNormal) {
                    float[] row = new float[140];
                    for (int j = 0; j < 140; j++) {
                        row[j] = (float) beat.get("data").get(j).asDouble();
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Mean ROC AUC over seeds. */
    private static double auc(int percent, String... settings) {
        Map<String, String> set = new LinkedHashMap<>(Map.of("profile", "anomagram"));
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        double[] aucs = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Model model = Catalogue.get("ae")
                    .configure(set)
                    .fit(
                            Training.of(contaminated(percent, seed)),
                            FitContext.of(seed).withThreads(1));
            aucs[seed] = Tables.auc(model.score(testNormal), model.score(testAbnormal));
        }
        return Arrays.stream(aucs).average().orElseThrow();
    }

    private static Matrix contaminated(int percent, long seed) {
        RandomStream random = RandomStream.of(seed, "sample");
        int[] normals = random.permutation(normal.size());
        int[] others = random.permutation(abnormal.size());
        float[][] rows = new float[500][];
        for (int i = 0; i < 500; i++) {
            rows[i] = i < 5 * percent ? abnormal.get(others[i]) : normal.get(normals[i]);
        }
        return Matrix.of(rows);
    }

    @Test
    void thirtyStepsAreAsInTheDemonstration() {
        assertThat(auc(0)).isCloseTo(0.952, within(0.03));
        assertThat(auc(10)).isCloseTo(0.945, within(0.03));
        assertThat(auc(30)).isCloseTo(0.919, within(0.03));
    }

    @Test
    void trainedOnItLearnsTheAbnormalRowsUnlessTheyAreTrimmed() {
        assertThat(auc(10, "epochs=300")).isLessThan(0.92);
        assertThat(auc(10, "epochs=300", "trimmed=0.15")).isGreaterThanOrEqualTo(0.93);
    }
}
