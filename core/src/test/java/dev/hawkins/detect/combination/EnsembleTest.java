package dev.hawkins.detect.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTest {
    private static final FitContext CONTEXT = FitContext.of(4).withThreads(1);
    private static final Matrix ROWS = Tables.mixed(300, 3);

    private static Detector ensemble(String... settings) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get("ensemble").configure(set);
    }

    private static Model fit(String... settings) {
        return ensemble(settings).fit(Training.of(ROWS, Tables.MIXED), CONTEXT);
    }

    private static double[] shares(Combination combination, int groups, double... scaled) {
        double[] shares = new double[scaled.length];
        Arrays.fill(shares, 9);
        combination.shares(scaled, groups, shares);
        return shares;
    }

    @Test
    void sharesByHand() {
        assertThat(shares(Combination.AVERAGE, 2, 1, 5, 2, 3)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(shares(Combination.MAXIMUM, 2, 1, 5, 2, 3)).containsExactly(0, 1, 0, 0);
        // Groups 1, 2, 9 and 5, 3: the largest of each are 9 and 5, the means 4 and 4.5.
        assertThat(shares(Combination.AVERAGE_OF_MAXIMUM, 2, 1, 5, 2, 3, 9)).containsExactly(0, 0.5, 0, 0, 0.5);
        assertThat(shares(Combination.MAXIMUM_OF_AVERAGE, 2, 1, 6, 2, 3, 9)).containsExactly(0, 0.5, 0, 0.5, 0);
        assertThat(shares(Combination.MAXIMUM_OF_AVERAGE, 9, 1, 6))
                .as("no more groups than members")
                .containsExactly(0, 1);
    }

    @Test
    void surpriseIsTheNegativeLogOfThePValueAtHeldBackScores() {
        ScoreScale scale = ScoreScale.of(Scale.SURPRISE, new double[] {3, 1, 2, 2});
        assertThat(scale.of(1)).isCloseTo(-Math.log(4 / 5.0), within(1e-12));
        assertThat(scale.of(2)).isCloseTo(-Math.log(3 / 5.0), within(1e-12));
        assertThat(scale.of(3)).isCloseTo(-Math.log(1 / 5.0), within(1e-12));
        assertThat(scale.of(2.5)).isCloseTo((scale.of(2) + scale.of(3)) / 2, within(1e-12));
        double before = 0;
        for (double score : new double[] {-1e12, -5, 0, 0.9, 1, 1.5, 2, 2.001, 3, 3.1, 1e6, 1e300}) {
            assertThat(scale.of(score)).isGreaterThan(before).isFinite();
            before = scale.of(score);
        }
    }

    @Test
    void aMemberThatAlwaysSaysTheSameSaysNothing() {
        for (Scale kind : Scale.values()) {
            ScoreScale scale = ScoreScale.of(kind, new double[] {7, 7, 7});
            assertThat(scale.of(8)).isGreaterThan(scale.of(7)).isFinite();
            assertThat(scale.slope(7, 7)).isZero();
        }
    }

    @Test
    void standardisedIsInStandardDeviations() {
        ScoreScale scale = ScoreScale.of(Scale.STANDARDISED, new double[] {1, 3});
        assertThat(scale.of(4)).isEqualTo(2);
        assertThat(scale.slope(-1, 9)).isEqualTo(1);
    }

    /** The mean of what the members say of the same rows, on the scale of the rows that none of them saw. */
    @Test
    void theAverageIsThatOfTheMembersByHand() {
        Model model = fit("members=pca, mahalanobis(profile=default)", "scale=standardised");
        ValidationSplit split = ValidationSplit.of(300, 0.2, CONTEXT.random("split"));
        double[] byHand = new double[300];
        for (String name : new String[] {"pca", "mahalanobis"}) {
            Model member = Catalogue.get(name)
                    .defaults()
                    .fit(Training.of(ROWS.select(split.training()), Tables.MIXED), CONTEXT);
            ScoreScale scale = ScoreScale.of(Scale.STANDARDISED, member.score(ROWS.select(split.validation())));
            double[] scores = member.score(ROWS);
            for (int r = 0; r < 300; r++) {
                byHand[r] += scale.of(scores[r]) / 2;
            }
        }
        assertThat(model.score(ROWS)).containsExactly(byHand, within(1e-12));
        assertThat(model.additive()).isTrue();
        assertThat(model.report().figures()).containsKey("1-pca/components");
    }

    @Test
    void rowsThatOnlyOneMemberFindsAreFoundByTheMaximum() {
        Model model = fit("members=pca, hbos", "combine=maximum");
        Matrix odd = Matrix.of(new float[][] {Tables.oddMixed()});
        assertThat(model.score(odd)[0])
                .isGreaterThan(Arrays.stream(model.score(ROWS)).max().orElseThrow());
        assertThat(model.additive()).isFalse();
        assertThat(model.meaning().description()).isEqualTo("largest negative log p-value of 2 detectors");
    }

    @Test
    void membersHaveSettingsAndSeedsOfTheirOwn() {
        Model twice = fit("members=ae(layers=4,2 epochs=3); ae(layers=4,2 epochs=3)");
        assertThat(twice.state().floats("1-ae/encoder-1.weights"))
                .hasSize(32)
                .isNotEqualTo(twice.state().floats("2-ae/encoder-1.weights"));
    }

    @Test
    void itNeedsWhatItsMembersNeed() {
        assertThat(ensemble().capabilities()).containsExactly(Capability.EXPECTS);
        assertThat(ensemble("members=pca, abc, conv-ae(shape=8)").capabilities())
                .containsExactly(Capability.EXPECTS, Capability.USES_LABELS, Capability.WINDOWS);
        assertThat(ensemble("members=pca, gtb").capabilities())
                .containsExactly(Capability.EXPECTS, Capability.NEEDS_LABELS);
    }

    @Test
    void knownAnomaliesAreGivenToTheMembersThatLearnFromThem() {
        Detector detector = ensemble("members=gtb(trees=5), pca", "scale=standardised");
        Training labelled = new Training(ROWS, Tables.oddOnes(ROWS, 20), Tables.MIXED);
        Model model = detector.fit(labelled, CONTEXT);
        ValidationSplit split = ValidationSplit.of(300, 0.2, CONTEXT.random("split"));
        double[] alone = Catalogue.get("gtb")
                .configure(Map.of("trees", "5"))
                .fit(new Training(ROWS.select(split.training()), labelled.anomalies(), Tables.MIXED), CONTEXT)
                .score(ROWS.select(split.validation()));
        assertThat(model.state().doubles("1-gtb/held-back-scores")).containsExactly(alone);
        assertThatThrownBy(() -> detector.fit(Training.of(ROWS, Tables.MIXED), CONTEXT))
                .isInstanceOf(DetectorException.class)
                .hasMessage("gtb learns from known anomalies but got none; label some rows, or choose a method that"
                        + " needs no labels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pca|members must name at least 2 detectors but names 1",
                "pca, knn(k=5|members must close every parenthesis, and have none in another, but was 'pca, knn(k=5'",
                "pca, knn)|members must close every parenthesis, and have none in another, but was 'pca, knn)'",
                "pca, ensemble|members must not name an ensemble",
                "pca, knn(5)|members must give settings as KEY=VALUE with blanks between them but has '5' in 'knn(5)'",
                "pca, ae(epochs=-1)|epochs must be at least 0 but was -1",
                "ae(epochs=1) knn, pca|members must have a comma after 'ae(epochs=1)'",
                "pca, constant(x=1)|there is no setting 'x'; there are none",
            })
    void membersThatCannotBeAreRefused(String members, String message) {
        assertThatThrownBy(() -> ensemble("members=" + members))
                .isInstanceOf(DetectorException.class)
                .hasMessage(message);
    }
}
