package dev.hawkins.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.Hawkins;
import dev.hawkins.evaluate.Metrics;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.StreamScorer;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Floors under the ROC AUC of one seed on real data, to notice that something broke. They lie a little below what is
 * reported, which is the median of three seeds.
 */
class QualityTest {
    private static final int THREADS = 2;

    /** Fitted on the 97,278 normal rows of the 10-percent file, a fifth of them held out; one table for both detectors. */
    @Test
    void attacksOfKddCup99() {
        RealData.need("kdd99-10percent", "kdd99-corrected");
        RealData train = RealData.of("kdd99-10percent");
        Table normals = normals(train);
        assertThat(normals.rows()).isEqualTo(97_278);
        RealData test = RealData.of("kdd99-corrected");
        double pca = area(fit("pca", Map.of("components", "20"), normals, train), test, "pca");
        double vae = area(fit("vae", Map.of(), normals, train), test, "vae");
        assertThat(pca).as("pca").isGreaterThanOrEqualTo(.96);
        assertThat(vae).as("vae").isGreaterThanOrEqualTo(.97);
    }

    @ParameterizedTest
    @CsvSource({"pca, components", "vae, ", "ae, "})
    void abnormalHeartbeatsOfEcg5000(String detector, String setting) {
        RealData.need("ecg5000-train", "ecg5000-test");
        RealData train = RealData.of("ecg5000-train");
        Map<String, String> settings = setting == null ? Map.of() : Map.of(setting, "2");
        TrainedModel model = fit(detector, settings, normals(train), train);
        assertThat(area(model, RealData.of("ecg5000-test"), detector)).isGreaterThanOrEqualTo(.975);
    }

    private static TrainedModel fit(String detector, Map<String, String> settings, Table normals, RealData data) {
        return Hawkins.detector(detector, settings)
                .seed(1)
                .threads(THREADS)
                .label(data.labelling())
                .ignore(data.set().ignored())
                .fit(normals);
    }

    private static Table normals(RealData data) {
        Table all = data.all();
        boolean[] anomaly = data.anomalies(all);
        return all.select(
                IntStream.range(0, anomaly.length).filter(r -> !anomaly[r]).toArray());
    }

    /** Some scored rows with the texts of their labels. */
    private record Part(double[] scores, String[] labels) {}

    private static double area(TrainedModel model, RealData data, String detector) {
        Labelling labelling = data.labelling();
        List<Part> parts = new ArrayList<>();
        try (TableReader reader =
                data.source().open(model.schemaWith(List.of(labelling.column())), ReadOptions.defaults())) {
            new StreamScorer(model, THREADS, 0)
                    .score(
                            reader,
                            chunk -> new Part(chunk.scores().score(), labelling.texts(chunk.rows())),
                            parts::add);
        }
        double[] scores =
                parts.stream().flatMapToDouble(p -> Arrays.stream(p.scores())).toArray();
        String[] labels = parts.stream().flatMap(p -> Arrays.stream(p.labels())).toArray(String[]::new);
        assertThat(scores).hasSize(data.set().rows());
        double area = Metrics.rocAuc(scores, labelling.anomalies(labels));
        System.out.printf("%s on %s: ROC AUC %.4f%n", detector, data.set().name(), area);
        return area;
    }
}
