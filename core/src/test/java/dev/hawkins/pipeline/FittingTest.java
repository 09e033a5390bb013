package dev.hawkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.calibrate.CalibrationException;
import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittingTest {
    private static Fitting fitting(String detector) {
        return new Fitting(Catalogue.get(detector).defaults()).seed(7).threads(1);
    }

    private static Fitting labelled() {
        return fitting("pca").label(Labelling.of("kind"));
    }

    @Test
    void holdsOutTheCalibrationShareOfTheNormalRows() {
        TrainedModel model = labelled().fit(TestTables.payments(1000, 50, 1));

        assertThat(model.provenance().rows()).isEqualTo(1000);
        assertThat(model.provenance().anomalies()).isEqualTo(50);
        assertThat(model.provenance().trainingRows()).isEqualTo(760);
        assertThat(model.provenance().calibrationRows()).isEqualTo(190);
        assertThat(model.calibration().size()).isEqualTo(190);
        assertThat(model.provenance().label()).isEqualTo("kind");
    }

    @Test
    void learnsNothingFromCalibrationRowsAndAnomalies() {
        Table table = TestTables.payments(1000, 50, 1);
        TrainedModel model = labelled().fit(table);
        int[] order = RandomStream.of(7, "calibration").permutation(950);
        int[] training = IntStream.range(190, 950).map(i -> order[i]).sorted().toArray();
        double mean = IntStream.of(training)
                .mapToDouble(r -> table.numbers(0)[r])
                .average()
                .orElseThrow();

        assertThat(model.preparation().facts("amount").mean())
                .isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-9));
    }

    /** Constant pixels are left out of tables, but not of images. */
    @Test
    void keepsConstantColumnsForDetectorsThatReadShapes() {
        RandomStream random = RandomStream.of(3, "pixels");
        double[][] pixels = new double[4][100];
        for (int r = 0; r < 100; r++) {
            for (int c = 0; c < 3; c++) {
                pixels[c][r] = random.nextGaussian();
            }
        }
        Table table = new Table(
                new Schema(IntStream.range(0, 4)
                        .mapToObj(c -> Column.of("p" + c, Kind.NUMERIC))
                        .toList()),
                Arrays.stream(pixels)
                        .map(values -> (Table.Values) new Table.Numbers(values))
                        .toList());
        Detector shaped = Catalogue.get("conv-ae").configure(Map.of("shape", "2x2", "epochs", "1"));
        Detector partlyShaped =
                Catalogue.get("ensemble").configure(Map.of("members", "knn, conv-ae(shape=2x2 epochs=1)"));
        for (Detector detector : List.of(shaped, partlyShaped)) {
            TrainedModel model = new Fitting(detector).seed(7).threads(1).fit(table);
            assertThat(model.preparation().columns()).containsExactly("p0", "p1", "p2", "p3");
            assertThat(model.notices()).noneMatch(notice -> notice.contains("not used"));
        }
        Detector unshaped = Catalogue.get("ensemble").configure(Map.of("members", "knn, pca"));
        assertThat(new Fitting(unshaped).fit(table).preparation().columns()).containsExactly("p0", "p1", "p2");
        assertThat(fitting("pca").fit(table).preparation().columns()).containsExactly("p0", "p1", "p2");
    }

    /** Rows of two values that cannot be told apart by cuts of so few trees, and then are told apart. */
    @Test
    void aScoreThatIsTheSameForEveryRowIsRefused() {
        double[] flag = new double[100];
        for (int r = 0; r < 100; r++) {
            flag[r] = r % 2;
        }
        Table table = new Table(new Schema(List.of(Column.of("flag", Kind.BINARY))), List.of(new Table.Numbers(flag)));
        Detector chance = Catalogue.get("gtb").configure(Map.of("min-child-weight", "1e6"));
        Table labelled = TestTables.payments(200, 20, 1);

        assertThatThrownBy(() -> new Fitting(chance).label(Labelling.of("kind")).fit(labelled))
                .isInstanceOf(PipelineException.class)
                .hasMessage("gtb gives every row the same score, so it tells nothing of these rows;"
                        + " other settings or another detector may help");
        assertThat(fitting("constant").fit(table).threshold()).isZero();
    }

    /** Of several kinds, all that are not normal are known anomalies; rows to calibrate with are normal ones alone. */
    @Test
    void givesEveryKindOfAnomalyToMethodsThatUseThem() {
        Table table = TestTables.payments(400, 0, 1);
        int[] kinds = new int[400];
        for (int r = 0; r < 40; r++) {
            kinds[r] = 1 + r % 2;
        }
        List<Table.Values> values = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            values.add(table.values(c));
        }
        values.add(new Table.Codes(kinds, List.of("fine", "fraud", "typo")));
        Table kinded = new Table(table.schema(), values);
        Labelling label = new Labelling("kind", List.of("fine"));

        for (String detector : List.of("abc", "gtb")) {
            TrainedModel model = fitting(detector).label(label).fit(kinded);
            assertThat(model.model().report().figures()).containsEntry("known-anomalies", 40.0);
            assertThat(model.calibration().size()).isEqualTo(72);
            assertThat(model.provenance().trainingRows()).isEqualTo(288);
        }
        TrainedModel onlyFraud = fitting("abc")
                .label(new Labelling("kind", List.of("fine", "typo")))
                .fit(kinded);
        assertThat(onlyFraud.model().report().figures()).containsEntry("known-anomalies", 20.0);
    }

    @Test
    void withoutLabelClassifiersRefuseAndAbcIsTheAutoencoder() {
        Table table = TestTables.payments(300, 0, 1).without(List.of("kind"));
        assertThatThrownBy(() -> fitting("gtb").fit(table))
                .isInstanceOf(dev.hawkins.detect.DetectorException.class)
                .hasMessage(
                        "gtb learns from known anomalies but got none; label some rows, or choose a method that needs no"
                                + " labels");
        TrainedModel abc = fitting("abc").fit(table);
        TrainedModel ae = new Fitting(Catalogue.get("ae").configure(java.util.Map.of("objective", "norm")))
                .seed(7)
                .threads(1)
                .fit(table);
        assertThat(abc.score(table).score()).containsExactly(ae.score(table).score());
        assertThat(abc.threshold()).isEqualTo(ae.threshold());
    }

    @Test
    void neverUsesTheLabelOrIgnoredColumns() {
        TrainedModel model = labelled().ignore(List.of("online")).fit(TestTables.payments(200, 10, 1));

        assertThat(model.preparation().columns()).containsExactly("amount", "fee", "country");
        assertThat(model.schema().names()).containsExactly("amount", "fee", "country", "online", "kind");
        assertThat(model.schema().column(3).kind()).isEqualTo(Kind.TEXT);
        assertThat(model.schemaWith(List.of("kind")).column(4).kind()).isEqualTo(Kind.CATEGORICAL);
    }

    @Test
    void sameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        Table table = TestTables.payments(300, 0, 1).without(List.of("kind"));
        double[] first = fitting("vae").fit(table).score(table).score();

        assertThat(fitting("vae").threads(2).fit(table).score(table).score()).containsExactly(first);
        assertThat(fitting("vae").seed(8).fit(table).score(table).score()).isNotEqualTo(first);
    }

    @Test
    void callsAsManyCalibrationRowsAsAskedFor() {
        Table table = TestTables.payments(1000, 0, 1).without(List.of("kind"));
        TrainedModel model = fitting("pca").falseAlarms(0.05).fit(table);
        double[] calibration = model.calibration().scores();

        assertThat(IntStream.range(0, 200)
                        .filter(i -> calibration[i] > model.threshold())
                        .count())
                .isEqualTo((long) (0.05 * 201) - 1);
        assertThat(model.withFalseAlarms(0.2).threshold()).isLessThan(model.threshold());
        assertThat(model.withRule(ThresholdRule.parse("sd=3")).rule().text()).isEqualTo("sd=3");
    }

    @Test
    void refusesARateThatTheCalibrationRowsCannotKeep() {
        assertThatThrownBy(() -> labelled().falseAlarms(0.0001).fit(TestTables.payments(1000, 50, 1)))
                .isInstanceOf(CalibrationException.class)
                .hasMessage("a false-alarm rate of 0.0001 needs at least 9,999 calibration rows but there are 190");
    }

    @Test
    void aRuleThatNeedsMoreRowsFailsBeforeTheWork() {
        Fitting fitting = labelled()
                .threshold(ThresholdRule.parse("pot=0.001"))
                .notices(notice -> {
                    throw new AssertionError("the columns were prepared first: " + notice);
                })
                .cancelled(() -> {
                    throw new AssertionError("the model was fitted first");
                });
        assertThatThrownBy(() -> fitting.fit(TestTables.payments(1000, 0, 1)))
                .isInstanceOf(CalibrationException.class)
                .hasMessage("pot needs at least 10 scores above their 0.98 quantile but there are 4 among 200");
    }

    @Test
    void settlesForTheSmallestRateIfNoneIsAskedFor() {
        List<String> notices = new ArrayList<>();
        TrainedModel model = labelled().notices(notices::add).fit(TestTables.payments(100, 0, 1));

        assertThat(notices)
                .contains(
                        "1 % false alarms need at least 99 calibration rows but there are 20; the rate is set to 4.8 %");
        assertThat(model.threshold()).isEqualTo(model.calibration().quantiles().largest());
    }

    @Test
    void refusesTooFewRows() {
        assertThatThrownBy(() -> labelled().fit(TestTables.payments(25, 6, 1)))
                .isInstanceOf(PipelineException.class)
                .hasMessage("fit needs at least 20 normal rows but there are 19");
        assertThatThrownBy(() -> fitting("pca").fit(TestTables.payments(1, 0, 1)))
                .hasMessage("fit needs at least 20 rows but there is 1");
    }

    @Test
    void refusesColumnsThatAreNotThere() {
        Table table = TestTables.payments(50, 0, 1);

        assertThatThrownBy(() -> fitting("pca").label(Labelling.of("class")).fit(table))
                .hasMessage(
                        "there is no column 'class' to take as the label; there are amount, fee, country, online, kind");
        assertThatThrownBy(() -> fitting("pca").ignore(List.of("id")).fit(table))
                .hasMessage("there is no column 'id' to ignore; there are amount, fee, country, online, kind");
    }

    @Test
    void endsWhenCancelled() {
        assertThatThrownBy(() -> labelled().cancelled(() -> true).fit(TestTables.payments(100, 0, 1)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void checksItsSettings() {
        assertThatThrownBy(() -> fitting("pca").threads(0)).hasMessage("threads must be at least 1 but was 0");
        assertThatThrownBy(() -> fitting("pca").calibrationShare(0))
                .hasMessage("the calibration share must be above 0 and at most 0.9 but was 0.0");
    }

    @Test
    void fingerprintIsOfValuesNotOfDictionaries() {
        Table table = TestTables.payments(30, 0, 1);
        Table again = Table.concatenate(List.of(table.slice(0, 11), table.slice(11, 30)));

        assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(table)).hasSize(64);
        assertThat(Fingerprint.of(table.slice(0, 29))).isNotEqualTo(Fingerprint.of(table));
        assertThat(Fingerprint.of(table.without(List.of("fee")))).isNotEqualTo(Fingerprint.of(table));
    }

    @Test
    void anomaliesChooseAnEpochWhereTheyAreAskedTo() {
        Table table = TestTables.payments(300, 20, 1);
        Detector asked = Catalogue.get("ganomaly").configure(Map.of("select", "labelled", "epochs", "3"));

        assertThatThrownBy(() -> new Fitting(asked).ignore(List.of("kind")).fit(table))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "select labelled needs known anomalies but got none; label some rows, or set select=label-free");
        TrainedModel model =
                new Fitting(asked).threads(1).label(Labelling.of("kind")).fit(table);
        assertThat(model.model().report().validationLoss()).hasSize(3).allMatch(measure -> measure <= 1);
    }

    /** Rows of the test's fraud, whose amount is 5000, are as good as labelled ones. */
    @Test
    void rowsMayBeTakenAsKnownAnomalies() {
        Table normal = TestTables.payments(300, 0, 1);
        Table odd = TestTables.payments(30, 30, 2);
        Fitting fitting = new Fitting(Catalogue.get("gtb").defaults()).label(Labelling.of("kind"));
        assertThatThrownBy(() -> fitting.fit(normal)).isInstanceOf(DetectorException.class);

        TrainedModel taken = fitting.pseudoKnown(schema -> {
                    assertThat(schema.names()).containsExactly("amount", "fee", "country", "online");
                    return odd.columns(schema.names());
                })
                .fit(normal);
        double[] scores = taken.score(Table.concatenate(List.of(normal, odd))).score();
        assertThat(Arrays.stream(scores, 300, 330).min().orElseThrow())
                .isGreaterThan(Arrays.stream(scores, 0, 300).max().orElseThrow());
    }

    @Test
    void aDetectorWithoutUseForLabelsTakesNoPseudoKnownRows() {
        assertThatThrownBy(() -> new Fitting(Catalogue.get("pca").defaults()).pseudoKnown(schema -> null))
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith("pca learns from no known anomalies; these do: ")
                .hasMessageContaining("abc, ")
                .hasMessageContaining("gtb");
    }
}
