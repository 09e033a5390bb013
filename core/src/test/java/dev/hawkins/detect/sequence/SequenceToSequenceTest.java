package dev.hawkins.detect.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.Waves;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceToSequenceTest {
    private static final FitContext CONTEXT = FitContext.of(5).withThreads(1);

    private static Detector detector(String... settings) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get("seq2seq").configure(set);
    }

    private static float[] expected(Model model, Matrix rows) {
        float[] expected = new float[rows.values().length];
        model.scorer(rows.rows())
                .explain(
                        rows.values(),
                        0,
                        rows.rows(),
                        new double[rows.rows()],
                        new double[expected.length],
                        expected,
                        new float[expected.length]);
        return expected;
    }

    /** methods: 960 of the encoder, 1,760 of the decoder, 21 of the output. */
    @Test
    void theNetworkOfTheReportHas2741Parameters() {
        Model model = detector("profile=ff12", "epochs=1").fit(Training.of(Tables.normal(40, 18, 1)), CONTEXT);
        assertThat(model.report().figures()).containsEntry("parameters", 2741.0);
    }

    @Test
    void theProfileOfTheReportGivesTheSameBitsAloneAndRestored() {
        Detector ff12 = detector("profile=ff12", "epochs=2");
        Matrix rows = Tables.normal(50, 18, 1);
        Model model = ff12.fit(Training.of(rows), CONTEXT);
        double[] together = model.score(rows);
        double[] alone = new double[50];
        Scorer scorer = model.scorer(1);
        for (int r = 0; r < 50; r++) {
            scorer.score(rows.values(), r * 18, 1, alone, r);
        }
        assertThat(alone).containsExactly(together);
        assertThat(ff12.restore(model.state(), model.layout()).score(rows)).containsExactly(together);
    }

    @Test
    void aFirstStepThatIsGivenIsNotJudged() {
        Matrix rows = Tables.normal(60, 5, 1);
        Model model = detector("shape=5", "epochs=2", "first-step=given").fit(Training.of(rows), CONTEXT);
        float[] expected = expected(model, rows);
        for (int r = 0; r < 60; r++) {
            assertThat(expected[r * 5]).isEqualTo(rows.get(r, 0));
            assertThat(expected[r * 5 + 1]).isNotEqualTo(rows.get(r, 1));
        }
    }

    @Test
    void aGivenFirstStepNeedsASecond() {
        assertThatThrownBy(() ->
                        detector("shape=1", "first-step=given").fit(Training.of(Tables.normal(60, 1, 1)), CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage("first-step given leaves no step to judge in shape 1; use predicted");
    }

    /** The decoder is fed the same at the first step that it predicts. */
    @Test
    void untilThereIsAStepBeforeBothDecodingsSayTheSame() {
        Matrix rows = Tables.normal(60, 6, 1);
        String[] settings = {"shape=series:3x2", "epochs=3", "learning-rate=0.05"};
        Model forced = detector(settings).fit(Training.of(rows), CONTEXT);
        Model free = detector(with(settings, "decoding=free-running")).restore(forced.state(), InputLayout.ofReals(6));
        float[] a = expected(forced, rows);
        float[] b = expected(free, rows);
        for (int r = 0; r < 60; r++) {
            assertThat(Arrays.copyOfRange(b, r * 6, r * 6 + 2))
                    .containsExactly(Arrays.copyOfRange(a, r * 6, r * 6 + 2));
            assertThat(Arrays.copyOfRange(b, r * 6 + 2, r * 6 + 4))
                    .isNotEqualTo(Arrays.copyOfRange(a, r * 6 + 2, r * 6 + 4));
        }
    }

    private static String[] with(String[] settings, String more) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    /** How it decodes plays no part in training. */
    @Test
    void bothDecodingsTrainTheSameWeights() {
        Matrix rows = Tables.normal(60, 6, 1);
        Model forced = detector("shape=6", "epochs=3", "dropout=0.2").fit(Training.of(rows), CONTEXT);
        Model free = detector("shape=6", "epochs=3", "dropout=0.2", "decoding=free-running")
                .fit(Training.of(rows), CONTEXT);
        assertThat(free.state().floats("decoder.recurrent.weights"))
                .containsExactly(forced.state().floats("decoder.recurrent.weights"));
        assertThat(free.state().floats("output.bias"))
                .containsExactly(forced.state().floats("output.bias"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher-forced", "free-running"})
    void zeroWeightsSayOneHalfThroughASigmoid(String decoding) {
        Detector detector = detector("shape=7", "epochs=1", "output=sigmoid", "decoding=" + decoding);
        ModelState state =
                detector.fit(Training.of(Tables.normal(60, 7, 1)), CONTEXT).state();
        Map<String, ModelState.Tensor> zeros = new LinkedHashMap<>(state.tensors());
        zeros.replaceAll((name, tensor) -> name.startsWith("seen-")
                ? tensor
                : new ModelState.Floats(tensor.shape(), new float[state.floats(name).length]));
        Model zero = detector.restore(new ModelState(zeros, state.numbers(), state.report()), InputLayout.ofReals(7));
        float[] halves = new float[7];
        Arrays.fill(halves, 0.5f);
        assertThat(zero.score(new Matrix(1, 7, halves))).containsExactly(0);
        assertThat(zero.score(new Matrix(1, 7, new float[7]))).containsExactly(0.25);
    }

    /** methods, 16.f: learned to a mean squared error below 1e-3, and an injected spike scores top. */
    @Test
    void aSineIsLearnedAndASpikeOnItStandsOut() {
        Model model = detector("shape=24", "units=8", "epochs=150", "learning-rate=0.02", "batch=32")
                .fit(Training.of(Waves.sines(150, 24, 1)), CONTEXT);
        Matrix fresh = Waves.sines(40, 24, 2);
        double[] ordinary = model.score(fresh);
        assertThat(Arrays.stream(ordinary).average().orElseThrow()).isLessThan(1e-3);
        float[] values = fresh.values().clone();
        values[11 * 24 + 17] += 1;
        double[] scores = model.score(new Matrix(40, 24, values));
        assertThat(scores[11])
                .isEqualTo(Arrays.stream(scores).max().orElseThrow())
                .isGreaterThan(20 * ordinary[11]);
    }
}
