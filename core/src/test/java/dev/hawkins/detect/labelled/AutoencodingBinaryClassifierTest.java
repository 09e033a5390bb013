package dev.hawkins.detect.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoencodingBinaryClassifierTest {
    private static final String[] SMALL = {
        "profile=paper", "layers=10,10,1", "epochs=40", "batch=50", "patience=1000", "learning-rate=0.002"
    };

    private static Model fit(String name, int known, String... more) {
        String[] settings = Arrays.copyOf(SMALL, SMALL.length + more.length);
        System.arraycopy(more, 0, settings, SMALL.length, more.length);
        return Toy.detector(name, settings).fit(Toy.training(known), Toy.CONTEXT);
    }

    @ParameterizedTest
    @CsvSource({"abc, ae, objective=norm", "abc, dae, amount=0.2", "lrc, ae, objective=norm", "abc, ae, objective=mse"})
    void withoutKnownAnomaliesItIsTheAutoencoderBitForBit(String name, String plain, String setting) {
        Model wanted = fit(plain, 0, setting, "epochs=5");
        Model model = fit(name, 0, setting, "epochs=5");
        assertThat(model.score(Toy.TEST_KNOWN)).containsExactly(wanted.score(Toy.TEST_KNOWN));
        ModelState state = model.state();
        wanted.state().tensors().forEach((key, tensor) -> assertThat(state.floats(key))
                .containsExactly(wanted.state().floats(key)));
        assertThat(model.report().trainingLoss()).isEqualTo(wanted.report().trainingLoss());
    }

    @Test
    void itSaysThatThereWasNothingToLearnFrom() {
        assertThat(fit("abc", 0, "epochs=2").report().warnings())
                .contains(
                        "there are no known anomalies to learn from, so only normal rows were used; label some anomalies");
        assertThat(fit("abc", 5, "epochs=2").report().figures()).containsEntry("known-anomalies", 5.0);
    }

    /** The paper's 2D-Toy in small: published .965 and 1.000 against .859 and 1.000 of the autoencoder. */
    @Test
    void itLearnsTheKnownKindAndKeepsTheUnknownOne() {
        Model abc = fit("abc", 2500);
        Model ae = fit("ae", 0, "objective=norm");
        assertThat(Toy.known(abc)).isBetween(0.95, 0.98);
        assertThat(Toy.unknown(abc)).isGreaterThan(0.98);
        assertThat(Toy.known(ae)).isBetween(0.82, 0.89);
        assertThat(Toy.unknown(ae)).isGreaterThan(0.999);
    }

    /** Few labels: never worse than none by more than chance, and the more the better. */
    @Test
    void fewLabelsHelpTheKnownKindAndDoNotHurtTheUnknown() {
        double none = Toy.known(fit("abc", 0));
        int[] counts = {1, 5, 20, 100, 500};
        double[] known = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            Model model = fit("abc", counts[i]);
            known[i] = Toy.known(model);
            assertThat(known[i]).as("%d labels", counts[i]).isGreaterThan(none - 0.01);
            assertThat(Toy.unknown(model)).as("%d labels", counts[i]).isGreaterThan(0.999);
        }
        assertThat(known[3]).isGreaterThan(none + 0.01);
        assertThat(known[4]).isGreaterThan(known[3] + 0.01);
    }

    /** By default, where few labels are repeated: a single one does no harm, and twenty help already. */
    @Test
    void byDefaultFewLabelsHelpMore() {
        double none = Toy.known(byDefault(0));
        for (int labels : new int[] {1, 5, 20, 100}) {
            Model model = byDefault(labels);
            double least = labels < 20 ? none - 0.01 : none + 0.03;
            assertThat(Toy.known(model)).as("%d labels", labels).isGreaterThan(least);
            assertThat(Toy.unknown(model)).as("%d labels", labels).isGreaterThan(0.999);
        }
    }

    private static Model byDefault(int labels) {
        return Toy.detector("abc", "layers=10,10,1", "epochs=100").fit(Toy.training(labels), Toy.CONTEXT);
    }

    /** Repeated, a handful of labels counts: what takes hundreds as they come. */
    @Test
    void aShareOfTheEpochMakesFewLabelsCount() {
        Model few = fit("abc", 20, "share=0.1", "scale=0");
        assertThat(Toy.known(few)).isGreaterThan(Toy.known(fit("abc", 20, "scale=0")) + 0.02);
        assertThat(Toy.unknown(few)).isGreaterThan(0.999);
    }

    /** Normal rows keep being restored, while the loss without bound gives them up. */
    @Test
    void theNormalErrorSettlesWithAbcAndGrowsWithLrc() {
        double before = 0;
        for (String epochs : new String[] {"epochs=6", "epochs=20", "epochs=60"}) {
            double abc = mean(fit("abc", 2500, epochs).score(Toy.TEST_NORMAL));
            double lrc = mean(fit("lrc", 2500, epochs).score(Toy.TEST_NORMAL));
            assertThat(abc).isLessThan(1);
            assertThat(lrc).isGreaterThan(1.2 * before);
            before = lrc;
        }
        assertThat(before).isGreaterThan(5);
    }

    @Test
    void theLossOfLrcHasNoBound() {
        assertThat(fit("lrc", 2500, "epochs=20").report().validationLoss().get(19))
                .isLessThan(-10);
    }

    @Test
    void epochsOfLrcAreCapped() {
        assertThatThrownBy(() -> Toy.detector("lrc", "epochs=301"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("epochs must be 1 to 300 for lrc, whose loss has no end, but was 301");
    }

    /** The form changes nothing but what is put out. */
    @Test
    void theProbabilityIsThatOfTheDistance() {
        Model distances = fit("abc", 50, "epochs=5", "scale=0");
        Model probabilities = fit("abc", 50, "epochs=5", "scale=0", "form=probability");
        double scale = distances.report().figures().get("scale");
        double[] d = distances.score(Toy.TEST_KNOWN);
        double[] p = probabilities.score(Toy.TEST_KNOWN);
        for (int r = 0; r < d.length; r++) {
            assertThat(p[r]).isEqualTo(-StrictMath.expm1(-d[r] / scale));
        }
        assertThat(probabilities.meaning().lowest()).isZero();
        assertThat(probabilities.meaning().highest()).isEqualTo(1);
        assertThat(distances.meaning().description())
                .isEqualTo(
                        "length of the reconstruction error; it is an anomaly with probability 1 - exp(-score / %.4g)"
                                .formatted(scale));
    }

    /** By rule, half of the normal rows begin above 1/2; after training at least so many are. */
    @Test
    void theScaleByRuleMakesNormalRowsMoreLikelyNormalThanNot() {
        Model model = fit("abc", 2500, "scale=0", "form=probability");
        double[] p = model.score(Toy.TEST_NORMAL);
        Arrays.sort(p);
        assertThat(p[p.length / 2]).isLessThan(0.5);
        double[] odd = model.score(Toy.TEST_KNOWN);
        Arrays.sort(odd);
        assertThat(odd[odd.length / 2]).isGreaterThan(0.6);
    }

    @Test
    void settingsOfTheAutoencoderAreItsOwn() {
        assertThat(dev.hawkins.detect.Settings.texts(Toy.detector("abc", "amount=0.3", "layers=4,2")))
                .containsAllEntriesOf(Map.of("amount", "0.3", "layers", "4,2", "objective", "norm", "scale", "0.0"));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
