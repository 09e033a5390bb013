package dev.hawkins.detect.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
    private static final FitContext CONTEXT = FitContext.of(3).withThreads(1);

    private static Detector ae(String... settings) {
        return configured("ae", settings);
    }

    private static Detector configured(String name, String... settings) {
        Map<String, String> set = new java.util.LinkedHashMap<>();
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return Catalogue.get(name).configure(set);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Rows with variances 9, 4, 2.25 along three random directions and .04 along all others. */
    private static Matrix threeDirections(int rows, int columns) {
        RandomStream random = RandomStream.of(5, "directions");
        double[][] directions = new double[3][columns];
        for (double[] direction : directions) {
            for (int j = 0; j < columns; j++) {
                direction[j] = random.nextGaussian() / Math.sqrt(columns);
            }
        }
        double[] sd = {3, 2, 1.5};
        float[][] data = new float[rows][columns];
        for (float[] row : data) {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int j = 0; j < columns; j++) {
                double x = 0.2 * random.nextGaussian();
                for (int k = 0; k < 3; k++) {
                    x += sd[k] * z[k] * directions[k][j];
                }
                row[j] = (float) x;
            }
        }
        return Matrix.of(data);
    }

    /** Baldi and Hornik 1989: without activations the best autoencoder spans the principal components. */
    @Test
    void aLinearAutoencoderFindsThePrincipalSubspace() {
        Matrix rows = threeDirections(400, 8);
        Detector linear = ae(
                "layers=3",
                "objective=sse",
                "validation-share=0",
                "learning-rate=0.02",
                "epochs=1500",
                "patience=1500",
                "batch=64");
        Model model = linear.fit(Training.of(rows), CONTEXT);
        Spectrum spectrum = Spectrum.of(rows, Covariance.mean(rows), CONTEXT);
        double discarded = Arrays.stream(spectrum.values()).skip(3).sum() * 399 / 400;
        double lost = mean(model.score(rows));
        assertThat(lost).isBetween(discarded * (1 - 1e-5), discarded * 1.01);
        assertThat(largestAngle(outputWeights(model, 8, 3), spectrum.vectors())).isLessThan(2);
    }

    /** The decoder's weights, one array per bottleneck unit. */
    private static double[][] outputWeights(Model model, int inputs, int units) {
        float[] weights = model.state().tensors().entrySet().stream()
                .filter(e -> e.getKey().startsWith("output"))
                .map(e -> (ModelState.Floats) e.getValue())
                .filter(t -> Arrays.equals(t.shape(), new int[] {inputs, units}))
                .findFirst()
                .orElseThrow()
                .values();
        double[][] columns = new double[units][inputs];
        for (int j = 0; j < inputs; j++) {
            for (int k = 0; k < units; k++) {
                columns[k][j] = weights[j * units + k];
            }
        }
        return columns;
    }

    /** Largest principal angle in degrees between the span of vectors and as many unit directions. */
    private static double largestAngle(double[][] span, double[][] directions) {
        double[][] basis = orthonormal(span);
        DMatrixRMaj cosines = new DMatrixRMaj(basis.length, basis.length);
        for (int i = 0; i < basis.length; i++) {
            for (int k = 0; k < basis.length; k++) {
                cosines.set(i, k, dot(basis[i], directions[k]));
            }
        }
        var svd = DecompositionFactory_DDRM.svd(basis.length, basis.length, false, false, false);
        svd.decompose(cosines);
        double smallest = Arrays.stream(svd.getSingularValues()).min().orElseThrow();
        return Math.toDegrees(Math.acos(Math.min(1, smallest)));
    }

    private static double[][] orthonormal(double[][] vectors) {
        double[][] basis = new double[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            double[] v = vectors[i].clone();
            for (int k = 0; k < i; k++) {
                double along = dot(v, basis[k]);
                for (int j = 0; j < v.length; j++) {
                    v[j] -= along * basis[k][j];
                }
            }
            double length = Math.sqrt(dot(v, v));
            basis[i] = Arrays.stream(v).map(x -> x / length).toArray();
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void asManyUnitsAsRowsLearnTheRowsByHeart() {
        Matrix rows = Tables.normal(5, 10, 8);
        Detector wide = ae("layers=5", "validation-share=0", "learning-rate=0.01", "epochs=3000", "patience=3000");
        assertThat(Arrays.stream(wide.fit(Training.of(rows), CONTEXT).score(rows))
                        .max()
                        .orElseThrow())
                .isLessThan(1e-6);
    }

    @Test
    void withoutCorruptionTheDenoisingAutoencoderIsTheAutoencoder() {
        Matrix rows = threeDirections(100, 6);
        double[] ae = ae("epochs=20").fit(Training.of(rows), CONTEXT).score(rows);
        for (String corruption : new String[] {"gaussian", "masking"}) {
            Detector clean = configured("dae", "epochs=20", "amount=0", "corruption=" + corruption);
            assertThat(clean.fit(Training.of(rows), CONTEXT).score(rows)).containsExactly(ae);
            Detector noisy = configured("dae", "epochs=20", "amount=0.1", "corruption=" + corruption);
            assertThat(noisy.fit(Training.of(rows), CONTEXT).score(rows)).isNotEqualTo(ae);
        }
    }

    @Test
    void theNetOfReportFf12Has842Parameters() {
        Matrix rows = new Matrix(4, 18, new float[4 * 18]);
        Model model = ae("profile=ff12").fit(Training.of(rows), CONTEXT);
        assertThat(model.report().figures()).containsEntry("parameters", 842.0);
    }

    @Test
    void objectivesDifferOnlyInHowSquaresAreSummed() {
        Matrix rows = threeDirections(60, 4);
        Model fitted = ae("epochs=5", "objective=sse").fit(Training.of(rows), CONTEXT);
        double[] sse = fitted.score(rows);
        double[] mse =
                ae("objective=mse").restore(fitted.state(), fitted.layout()).score(rows);
        double[] norm =
                ae("objective=norm").restore(fitted.state(), fitted.layout()).score(rows);
        for (int r = 0; r < 60; r++) {
            assertThat(mse[r]).isEqualTo(sse[r] / 4);
            assertThat(norm[r]).isEqualTo(Math.sqrt(sse[r]));
        }
    }

    @Test
    void aWildValueIsBlamedAlone() {
        Matrix rows = threeDirections(400, 6);
        Model model = ae("epochs=60", "learning-rate=0.01").fit(Training.of(rows), CONTEXT);
        Matrix wild = Tables.with(rows.select(new int[] {0}), 0, 2, 1000f);
        Scorer scorer = model.scorer(1);
        double[] score = new double[1];
        double[] contributions = new double[6];
        scorer.explain(wild.values(), 0, 1, score, contributions, new float[6], new float[6]);
        assertThat(contributions[2] / score[0]).isGreaterThan(0.99);
    }

    @Test
    void aNetThatLearnsNothingIsReported() {
        Matrix rows = Tables.normal(300, 30, 4);
        Model model = ae("layers=1", "epochs=3").fit(Training.of(rows), CONTEXT);
        assertThat(model.report().figures().get("explained-share")).isLessThan(0.2);
        assertThat(model.report().warnings()).hasSize(1);
        assertThat(model.report().warnings().get(0))
                .startsWith("the reconstruction explains ")
                .endsWith(" % of the variance of held-back rows, hardly more than their mean does; more epochs, wider"
                        + " layers or another seed may help");
    }

    @Test
    void explainedShareIsWhatTheScoresSay() {
        Matrix rows = threeDirections(300, 8);
        Model model = ae("objective=sse", "validation-share=0", "epochs=50").fit(Training.of(rows), CONTEXT);
        Spectrum spectrum = Spectrum.of(rows, Covariance.mean(rows), CONTEXT);
        double share = 1 - mean(model.score(rows)) / (spectrum.total() * 299 / 300);
        assertThat(model.report().figures().get("explained-share")).isCloseTo(share, within(1e-5));
    }

    @Test
    void aSigmoidOutputOnUnboundedInputsIsReported() {
        Model model = ae("output=sigmoid", "epochs=2").fit(Training.of(threeDirections(50, 4)), CONTEXT);
        assertThat(model.report().warnings())
                .contains("output sigmoid cannot restore inputs outside 0 to 1; identity or scaling by min-max would");
    }

    @Test
    void theBestEpochIsKeptAndTheCurveToldInFull() {
        Model model = ae("epochs=30", "learning-rate=0.05", "schedule=constant")
                .fit(Training.of(threeDirections(200, 6)), CONTEXT);
        var report = model.report();
        assertThat(report.trainingLoss()).hasSameSizeAs(report.validationLoss()).hasSize(30);
        double best = report.validationLoss().stream().mapToDouble(x -> x).min().orElseThrow();
        assertThat(report.validationLoss().get(report.bestEpoch() - 1)).isEqualTo(best);
        assertThat(report.trainingLoss().get(29))
                .isLessThan(report.trainingLoss().get(0));
    }

    @Test
    void unsuitableSettingsAreRefused() {
        assertThatThrownBy(() -> ae("layers=5,0"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("layers must be at least 1 but was 0");
        assertThatThrownBy(() -> configured("dae", "corruption=masking", "amount=1.5"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("amount must be below 1 for masking but was 1.5");
    }

    @Test
    void aStateOfAnotherShapeIsRefused() {
        Model model = ae("layers=3,2", "epochs=1").fit(Training.of(Tables.normal(20, 5, 1)), CONTEXT);
        assertThatThrownBy(() -> ae("layers=4,2").restore(model.state(), model.layout()))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("must hold 20 numbers but holds 15");
        assertThatThrownBy(() -> ae("layers=3,2").restore(model.state(), InputLayout.ofReals(6)))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("must hold 18 numbers but holds 15");
    }

    /** The toy of Yamanaka et al. 2019, section 5.1, with noise .3: two half circles, the upper one normal. */
    private static Matrix halfCircle(int rows, boolean upper, long seed) {
        RandomStream random = RandomStream.of(seed, "half-circle");
        float[][] data = new float[rows][];
        for (int r = 0; r < rows; r++) {
            double t = Math.PI * random.nextDouble();
            double x = upper ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
            double y = upper ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
            data[r] =
                    new float[] {(float) (x + 0.3 * random.nextGaussian()), (float) (y + 0.3 * random.nextGaussian())};
        }
        return Matrix.of(data);
    }

    private static Matrix unknown(int rows) {
        RandomStream random = RandomStream.of(77, "unknown");
        float[][] data = new float[rows][];
        for (int r = 0; r < rows; r++) {
            data[r] =
                    new float[] {(float) (-3 + 0.3 * random.nextGaussian()), (float) (3 + 0.3 * random.nextGaussian())};
        }
        return Matrix.of(data);
    }

    /** Published ROC AUC, known and unknown: AE .859 and 1.000, DAE .888 and 1.000. */
    @Test
    void theToyComesOutAsPublished() {
        String[] net = {"profile=paper", "layers=10,10,1", "epochs=80"};
        Training training = Training.of(halfCircle(10_000, true, 1));
        Model ae = configured("ae", net).fit(training, CONTEXT);
        Model dae = configured("dae", net).fit(training, CONTEXT);
        assertThat(auc(ae, halfCircle(10_000, false, 3))).isBetween(0.83, 0.88);
        assertThat(auc(ae, unknown(10_000))).isGreaterThanOrEqualTo(0.999);
        assertThat(auc(dae, halfCircle(10_000, false, 3))).isBetween(0.87, 0.90);
        assertThat(auc(dae, unknown(10_000))).isGreaterThanOrEqualTo(0.999);
    }

    private static double auc(Model model, Matrix anomalies) {
        return Tables.auc(model.score(halfCircle(10_000, true, 2)), model.score(anomalies));
    }
}
