package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapedDetectorsTest {
    private static final FitContext CONTEXT = FitContext.of(5).withThreads(1);

    static Detector detector(String name, String... settings) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get(name).configure(set);
    }

    /** Sums of weights x inputs + biases of the layers that the class comments describe. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "conv-ae; layers=3,2; 90", // 15 + 26, back 36 + 13
                "conv-vae; hidden=3 latent=2; 132", // 15 + 2 * 26, back 36 + 13, variances 16
                "conv-vae; hidden=3 latent=2 variance=row; 129", // 15 + 2 * 26, back 36 + 26
                "temporal-vae; hidden=3 latent=2 units=4; 175", // 12 + 6 + 2 * 14, back 12 + 36 + 60 + 5, variances 16
                "seq2seq; units=2; 165" // 2 * 32, 96, 5
            })
    void parametersAreThoseOfTheArchitecture(String name, String settings, int parameters) {
        String[] all = (settings + " shape=8 epochs=1").split(" ");
        Model model = detector(name, all).fit(Training.of(Tables.normal(20, 8, 1)), CONTEXT);
        assertThat(model.report().figures()).containsEntry("parameters", (double) parameters);
    }

    @Test
    void layersWithoutAConvolutionAreRefused() {
        assertThatThrownBy(() -> detector("conv-ae", "shape=8", "layers=6"))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "layers must be the channels of one convolution or more and then the units of the code but was 6");
    }

    @ParameterizedTest
    @CsvSource({"conv-ae, 300", "conv-vae, 300", "temporal-vae, 300"})
    void aSpikeOnAWaveIsFoundAndBlamed(String name, int epochs) {
        Model model = detector(name, "shape=24", "epochs=" + epochs, "learning-rate=0.005", "batch=32")
                .fit(Training.of(Waves.sines(150, 24, 1)), CONTEXT);
        Matrix fresh = Waves.sines(40, 24, 2);
        float[] values = fresh.values().clone();
        values[7 * 24 + 13] += 2;
        assertFound(model, new Matrix(40, 24, values), 7, 13);
    }

    @ParameterizedTest
    @CsvSource({"conv-ae", "conv-vae"})
    void aHoleInABarIsFoundAndBlamed(String name) {
        Model model = detector(name, "shape=8x8", "epochs=60", "learning-rate=0.005", "batch=32")
                .fit(Training.of(Waves.bars(200, 8, 8, 1)), CONTEXT);
        float[] values = Waves.bars(30, 8, 8, 2).values();
        int hole = 0;
        while (values[4 * 64 + 3 * 8 + hole] < 0.5f) {
            hole++;
        }
        values[4 * 64 + 3 * 8 + hole] = -1;
        assertFound(model, new Matrix(30, 64, values), 4, 3 * 8 + hole);
    }

    private static void assertFound(Model model, Matrix rows, int row, int input) {
        double[] scores = model.score(rows);
        assertThat(scores[row]).isEqualTo(Arrays.stream(scores).max().orElseThrow());
        int inputs = rows.columns();
        double[] contributions = new double[inputs];
        float[] unused = new float[inputs];
        model.scorer(1).explain(rows.values(), row * inputs, 1, new double[1], contributions, unused, unused.clone());
        assertThat(contributions[input])
                .isEqualTo(Arrays.stream(contributions).max().orElseThrow());
    }
}
