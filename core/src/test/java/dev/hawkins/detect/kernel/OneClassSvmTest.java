package dev.hawkins.detect.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import libsvm.svm;
import libsvm.svm_model;
import org.junit.jupiter.api.Test;

class OneClassSvmTest {
    private static final FitContext CONTEXT = FitContext.of(1);

    private static Model fit(double nu, double gamma, Matrix rows) {
        return new OneClassSvm(nu, GammaRule.GIVEN, gamma, 20_000).fit(Training.of(rows), CONTEXT);
    }

    @Test
    void nuBoundsRowsOutsideAndSupportVectors() {
        Matrix rows = Samples.normal(1000, 2, 3);
        for (double nu : new double[] {0.02, 0.1, 0.3}) {
            Model model = fit(nu, 0.5, rows);
            // Border rows lie within the solver's tolerance of 0, on either side.
            double outside = Arrays.stream(model.score(rows))
                            .filter(s -> s > 1e-3 / (nu * 1000))
                            .count()
                    / 1000.0;
            double vectors = model.report().figures().get("support-vectors") / 1000;
            assertThat(outside).isLessThanOrEqualTo(nu + 0.001).isPositive();
            assertThat(vectors).isGreaterThanOrEqualTo(nu - 0.001).isLessThan(nu + 0.1);
        }
    }

    @Test
    void coefficientsSumToOneAndStayBelowTheirCap() {
        double[] coefficients = fit(0.1, 0.5, Samples.normal(300, 2, 3)).state().doubles("coefficients");
        assertThat(Arrays.stream(coefficients).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(coefficients).max().orElseThrow()).isLessThanOrEqualTo(1 / 30.0 + 1e-12);
    }

    @Test
    void nuOfOneIsTheParzenDensity() {
        Matrix rows = Samples.normal(50, 2, 3);
        Model model = fit(1, 0.7, rows);
        double sum = 0;
        for (int r = 0; r < 50; r++) {
            double dx = rows.get(r, 0) - 0.5;
            double dy = rows.get(r, 1) + 0.25;
            sum += Math.exp(-0.7 * (dx * dx + dy * dy)) / 50;
        }
        double rho = model.state().number("rho");
        assertThat(model.score(Samples.row(0.5, -0.25))[0]).isCloseTo(rho - sum, within(1e-12));
    }

    @Test
    void duplicatingAllRowsLeavesTheScore() {
        Matrix rows = Samples.normal(200, 2, 3);
        Matrix fresh = Samples.normal(50, 2, 4);
        double[] once = fit(0.1, 0.5, rows).score(fresh);
        double[] twice = fit(0.1, 0.5, Samples.join(rows, rows)).score(fresh);
        for (int r = 0; r < 50; r++) {
            assertThat(twice[r]).isCloseTo(once[r], within(1e-3));
        }
    }

    @Test
    void theScoreIsLibsvmsDecisionValueRescaled() {
        Matrix rows = Samples.normal(30, 3, 3);
        svm_model reference = LibSvm.train(LibSvm.problem(rows), LibSvm.parameter(0.2, 0.4), CONTEXT);
        double[] scores = fit(0.2, 0.4, rows).score(rows);
        double[] decision = new double[1];
        for (int r = 0; r < 30; r++) {
            svm.svm_predict_values(reference, LibSvm.nodes(rows, r), decision);
            assertThat(scores[r]).isCloseTo(-decision[0] / (0.2 * 30), within(1e-9));
        }
    }

    @Test
    void onGaussianRowsTheBorderIsRound() {
        Model model = fit(0.05, 0.2, Samples.normal(3000, 2, 3));
        double[] radius = new double[12];
        for (int a = 0; a < 12; a++) {
            double angle = 2 * Math.PI * a / 12;
            radius[a] = 6;
            while (model.score(Samples.row(radius[a] * Math.cos(angle), radius[a] * Math.sin(angle)))[0] > 1e-3) {
                radius[a] -= 0.01;
            }
        }
        assertThat(Arrays.stream(radius).min().orElseThrow()).isGreaterThan(2.0);
        assertThat(Arrays.stream(radius).max().orElseThrow()).isLessThan(3.1);
    }

    @Test
    void farAwayTheScoreSaturatesAndIsMeasuredToTheNearestSupportVector() {
        Model model = fit(0.1, 0.5, Samples.normal(200, 2, 3));
        double[] score = new double[1];
        double[] contributions = new double[2];
        float[] expected = new float[2];
        model.scorer(1).explain(new float[] {500, 0}, 0, 1, score, contributions, expected, new float[2]);
        assertThat(score[0]).isEqualTo(model.state().number("rho"));
        assertThat(contributions[0]).isGreaterThan(0.99);
        assertThat(expected[0]).isBetween(1f, 4f);
    }

    @Test
    void gammaRules() {
        Matrix rows = Samples.fill(4, 2, i -> i % 2 == 0 ? 1 : -1);
        assertThat(GammaRule.SCALE.gamma(rows, 9, CONTEXT)).isEqualTo(0.5);
        assertThat(GammaRule.AUTO.gamma(rows, 9, CONTEXT)).isEqualTo(0.5);
        assertThat(GammaRule.MEDIAN.gamma(Samples.fill(2, 1, i -> 4 * i), 9, CONTEXT))
                .isEqualTo(1 / 16.0);
        assertThat(GammaRule.GIVEN.gamma(rows, 9, CONTEXT)).isEqualTo(9);
    }

    @Test
    void nothingIsPrinted() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            fit(0.3, 0.5, Samples.normal(1500, 3, 3));
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFitIsCancelledWhileSolving() {
        AtomicInteger asked = new AtomicInteger();
        FitContext later = new FitContext(1, 1, (done, total, note) -> {}, () -> asked.incrementAndGet() > 1);
        assertThatThrownBy(() -> new OneClassSvm(0.3, GammaRule.SCALE, 1, 20_000)
                        .fit(Training.of(Samples.normal(1500, 3, 3)), later))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> new OneClassSvm(1.5, GammaRule.AUTO, 1, 100))
                .isInstanceOf(DetectorException.class)
                .hasMessage("nu must be between 1.0E-6 and 1 but was 1.5");
    }
}
