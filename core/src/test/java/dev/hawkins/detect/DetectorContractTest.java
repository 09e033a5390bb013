package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector of the catalogue must do. A new detector is one more line in {@link #cases}. */
class DetectorContractTest {
    static final FitContext CONTEXT = new FitContext(7, 1, (done, total, note) -> {}, () -> false);
    static final Matrix ORDINARY = Tables.mixed(200, 1);

    /** Rows share a score where it is read from bins, comes from one column, or two rows are each other's neighbours. */
    private static final Set<String> MAY_TIE = Set.of("gaussian", "hbos", "knn", "lof");

    /** What sees a row through few cuts gives many rows the same score, most of all where one cut tells all anomalies. */
    private static final Set<String> MAY_TIE_MUCH = Set.of("gtb", "rusboost");

    private static final Map<Case, Model> FITTED = new HashMap<>();

    private static final Matrix ODD = Matrix.of(new float[][] {Tables.oddMixed()});

    /**
     * @param name in the catalogue
     * @param quick settings that keep the test fast
     * @param informed whether it learns anything, and so finds the odd row
     * @param leastRows fewest training rows
     */
    record Case(String name, Map<String, String> quick, boolean informed, int leastRows) {
        /** For rows of the ordinary table. */
        Detector detector() {
            return detector(ORDINARY.columns());
        }

        /** For rows of so many columns, which are a series or an image to those detectors that read such. */
        Detector detector(int columns) {
            Map<String, String> set = new LinkedHashMap<>(quick);
            set.computeIfPresent("shape", (key, kind) -> shape(kind, columns));
            return Catalogue.get(name).configure(set);
        }

        private static String shape(String kind, int columns) {
            int pairs = columns % 2 == 0 ? 2 : 1;
            return switch (kind) {
                case "image" -> pairs + "x" + columns / pairs;
                case "colours" -> "1x" + columns / pairs + "x" + pairs;
                case "pairs" -> "series:" + columns / pairs + "x" + pairs;
                default -> "" + columns;
            };
        }

        /** The layout of the ordinary table. */
        InputLayout layout() {
            return quick.containsKey("shape") ? InputLayout.ofReals(ORDINARY.columns()) : Tables.MIXED;
        }

        /** The same, trained but a little. */
        Case briefly() {
            Map<String, String> brief = new LinkedHashMap<>(quick);
            brief.computeIfPresent("epochs", (key, epochs) -> "10");
            return new Case(name, brief, informed, leastRows);
        }

        /** Fitted once: models are immutable. */
        Model fitOrdinary() {
            return FITTED.computeIfAbsent(this, c -> c.fit(ORDINARY, c.layout()));
        }

        Training ordinary() {
            return training(ORDINARY, layout());
        }

        Model fit(Matrix rows, InputLayout layout) {
            return detector(rows.columns()).fit(training(rows, layout), CONTEXT);
        }

        /** With known anomalies for those that learn from them. */
        Training training(Matrix rows, InputLayout layout) {
            boolean labelled = detector(rows.columns()).capabilities().stream()
                    .anyMatch(c -> c == Capability.USES_LABELS || c == Capability.NEEDS_LABELS);
            return labelled ? new Training(rows, Tables.oddOnes(rows, 12), layout) : Training.of(rows, layout);
        }

        Model fit(Matrix rows) {
            return fit(rows, InputLayout.ofReals(rows.columns()));
        }

        /** 35 rows around ordinary ones, and 35 of nothing where that can be. */
        Matrix madeBy(Model model) {
            Generator generator = model.generator().orElseThrow();
            RandomStream random = RandomStream.of(3, "made");
            Matrix rows = Tables.mixed(35, 9);
            Matrix around = generator.around(rows, random);
            return Tables.append(
                    around,
                    generator.startsFromNothing() ? generator.anywhere(35, random) : generator.around(rows, random));
        }

        @Override
        public String toString() {
            return name + (quick.isEmpty() ? "" : " " + quick);
        }
    }

    static List<Case> cases() {
        Map<String, String> few = Map.of("epochs", "40", "learning-rate", "0.01");
        return List.of(
                new Case("vae", few, true, 2),
                new Case("vae", with(few, "score", "logmeanexp", "likelihood", "gaussian"), true, 2),
                new Case("vae", with(few, "score", "importance", "samples", "5"), true, 2),
                new Case("vae", with(few, "profile", "exemplars"), true, 2),
                new Case("vae", with(few, "score", "reconstruction-probability", "variance", "row"), true, 2),
                new Case("vae", with(few, "score", "mean-latent"), true, 2),
                new Case("vae", with(few, "score", "error-and-kl", "free-bits", "0.05"), true, 2),
                new Case("vae", with(few, "score", "latent-mahalanobis", "annealing", "cyclical"), true, 2),
                new Case("vae", with(few, "score", "kl", "capacity", "2", "beta", "10"), true, 2),
                new Case("ae", few, true, 2),
                new Case("ae", with(few, "objective", "norm"), true, 2),
                new Case("ae", with(few, "objective", "sse", "validation-share", "0"), true, 2),
                new Case("ae", with(few, "sparsity", "0.01", "contraction", "0.01", "weight-l2", "0.01"), true, 2),
                new Case("dae", few, true, 2),
                new Case("dae", with(few, "corruption", "masking"), true, 2),
                new Case("dae", with(few, "trimmed", "0.1", "stopping", "generalisation-loss"), true, 2),
                new Case("stacked-dae", few, true, 2),
                new Case("pca", Map.of(), true, 2),
                new Case("conditional-vae", few, true, 2),
                new Case("hierarchical-vae", few, true, 2),
                new Case("sparse-vae", few, true, 2),
                new Case("multimodal-vae", few, true, 2),
                new Case("conv-ae", with(few, "shape", "series"), true, 2),
                new Case("conv-ae", with(few, "shape", "image", "layers", "6,5,2", "contraction", "0.01"), true, 2),
                new Case("conv-vae", with(few, "shape", "pairs"), true, 2),
                new Case("conv-vae", with(few, "shape", "colours", "score", "elbo", "variance", "row"), true, 2),
                new Case("temporal-vae", with(few, "shape", "series"), true, 2),
                new Case("temporal-vae", with(few, "shape", "pairs", "hidden", "5,4", "variance", "row"), true, 2),
                new Case("seq2seq", with(few, "shape", "series"), true, 2),
                new Case("seq2seq", with(few, "shape", "pairs", "decoding", "free-running", "dropout", "0.2"), true, 2),
                new Case("bigan", few, true, 2),
                new Case("bigan", with(few, "score", "cross-entropy", "noise", "0.1"), true, 2),
                new Case("bigan", with(few, "score", "l1-only", "select", "last", "average", "0"), true, 2),
                new Case("ganomaly", few, true, 2),
                new Case("ganomaly", with(few, "normalisation", "batch", "noise", "0.1"), true, 2),
                new Case(
                        "fence-gan",
                        with(few, "discriminator", "16", "generator", "16", "discriminator-rate", "0.01"),
                        true,
                        2),
                new Case("arn", with(few, "discriminator-rate", "0.01", "discriminator", "16,8"), true, 2),
                new Case("arn", with(few, "variant", "n", "score", "reconstruction", "discriminator", "16,8"), true, 2),
                new Case(
                        "arn",
                        with(few, "ablation", "no-kld", "normalisation", "layer", "discriminator", "16,8"),
                        true,
                        2),
                new Case(
                        "arn",
                        with(few, "ablation", "ge", "normalisation", "none", "noise", "0.1", "discriminator", "16,8"),
                        true,
                        2),
                new Case("abc", few, true, 2),
                new Case("abc", with(few, "form", "probability", "amount", "0.2", "scale", "1"), true, 2),
                new Case("abc-vae", few, true, 2),
                new Case("abc-vae", with(few, "form", "probability", "score", "reconstruction-probability"), true, 2),
                new Case("lrc", few, true, 2),
                new Case("dnn", few, true, 2),
                new Case("svm", Map.of(), true, 2),
                new Case("gtb", Map.of(), true, 2),
                new Case("rusboost", Map.of(), true, 2),
                new Case("kernel-pca", Map.of(), true, 2),
                new Case("ocsvm", Map.of(), true, 2),
                new Case("iforest", Map.of(), true, 2),
                new Case("extended-iforest", Map.of(), true, 2),
                new Case("extended-iforest", Map.of("directions", "2"), true, 2),
                new Case("knn", Map.of(), true, 1),
                new Case("lof", Map.of(), true, 2),
                new Case("kmeans", Map.of(), true, 1),
                new Case("cblof", Map.of(), true, 1),
                new Case("gmm", Map.of(), true, 1),
                new Case("kde", Map.of(), true, 1),
                new Case("som", Map.of(), true, 1),
                new Case("gaussian", Map.of(), true, 2),
                new Case("mahalanobis", Map.of(), true, 2),
                new Case("mcd", Map.of(), true, 2),
                new Case("hbos", Map.of(), true, 1),
                new Case("ecod", Map.of(), true, 1),
                new Case("copod", Map.of(), true, 1),
                new Case("auto", Map.of(), true, 2),
                new Case("auto", Map.of("rows", "mixed"), true, 2),
                new Case("ensemble", Map.of("members", "pca, iforest(trees=30), knn"), true, 2),
                new Case(
                        "ensemble",
                        Map.of("members", "hbos; mahalanobis; kmeans", "combine", "maximum-of-average"),
                        true,
                        2),
                new Case("ensemble", Map.of("members", "gtb(trees=10), abc(epochs=20), knn"), true, 2),
                new Case(
                        "ensemble",
                        Map.of("members", "ae(epochs=20), kde", "combine", "maximum", "scale", "standardised"),
                        true,
                        2),
                new Case("distance-to-mean", Map.of(), true, 1),
                new Case("constant", Map.of(), false, 0),
                new Case("random", Map.of(), false, 0));
    }

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void everyDetectorOfTheCatalogueIsTested() {
        assertThat(cases().stream().map(Case::name).distinct()).containsExactlyElementsOf(Catalogue.names());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAreFiniteAndDiffer(Case c) {
        double[] scores = c.fitOrdinary().score(ORDINARY);
        assertThat(Arrays.stream(scores).allMatch(Double::isFinite)).isTrue();
        int distinct = (int) Arrays.stream(scores).distinct().count();
        int least = MAY_TIE_MUCH.contains(c.name) ? 1 : MAY_TIE.contains(c.name) ? 100 : 200;
        assertThat(distinct).isBetween(c.name.equals("constant") ? 1 : least, c.name.equals("constant") ? 1 : 200);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOddRowIsTheOddest(Case c) {
        if (c.informed) {
            Model model = c.fitOrdinary();
            double odd = model.score(ODD)[0];
            long above = Arrays.stream(model.score(ORDINARY))
                    .filter(score -> score >= odd)
                    .count();
            assertThat(above)
                    .isLessThanOrEqualTo(c.name.equals("iforest") ? 10 : 0); // its cuts see one column at a time
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aScoreDependsOnTheRowAlone(Case c) {
        Model model = c.fitOrdinary();
        Matrix fresh = Tables.append(Tables.mixed(70, 9), ODD);
        double[] together = model.score(fresh);
        Scorer small = model.scorer(33);
        double[] parts = new double[71];
        for (int from = 0; from < 71; from += 33) {
            small.score(fresh.values(), from * 8, Math.min(33, 71 - from), parts, from);
        }
        assertThat(parts).containsExactly(together);
        for (int r = 0; r < 71; r++) {
            small.score(fresh.values(), r * 8, 1, parts, r);
        }
        assertThat(parts).containsExactly(together);
        int[] backwards = new int[71];
        Arrays.setAll(backwards, r -> 70 - r);
        double[] turned = model.score(fresh.select(backwards));
        for (int r = 0; r < 71; r++) {
            assertThat(turned[70 - r]).isEqualTo(together[r]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRestoredModelGivesTheSameBits(Case c) {
        Model model = c.fitOrdinary();
        Model restored = c.detector().restore(model.state(), c.layout());
        Matrix fresh = Tables.append(Tables.mixed(70, 9), ODD);
        assertThat(restored.score(fresh)).containsExactly(model.score(fresh));
        assertThat(restored.base()).isEqualTo(model.base());
        assertThat(restored.report()).isEqualTo(model.report());
        assertThat(restored.state().tensors().keySet())
                .containsExactlyElementsOf(model.state().tensors().keySet());
        assertThat(Explained.of(restored, fresh).contributions())
                .containsExactly(Explained.of(model, fresh).contributions());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneSeedGivesTheSameBitsWithAnyNumberOfThreads(Case c) {
        Training training = c.ordinary();
        double[] one = c.detector().fit(training, CONTEXT).score(ORDINARY);
        assertThat(c.detector().fit(training, CONTEXT).score(ORDINARY)).containsExactly(one);
        assertThat(c.detector().fit(training, CONTEXT.withThreads(2)).score(ORDINARY))
                .containsExactly(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void contributionsSumToTheScore(Case c) {
        Model model = c.fitOrdinary();
        Explained.check(model, Tables.append(Tables.mixed(100, 9), ODD));
    }

    /** What has no exact parts can be explained by sampling all the same, from whatever background. */
    @ParameterizedTest
    @MethodSource("cases")
    void modelFreeContributionsSumToTheScore(Case c) {
        Model model = c.fitOrdinary();
        Matrix background = ORDINARY.select(new int[] {3, 14, 15});
        Model explained = ModelFree.of(model, background);
        Explained.check(explained, Tables.append(Tables.mixed(2, 9), ODD));
        assertThat(explained.base())
                .isEqualTo(Arrays.stream(model.score(background)).sum() / 3);
        assertThat(explained.additive()).isFalse();
        assertThat(explained.sampling()).isPresent();
        assertThat(model.additive() && model.sampling().isPresent())
                .as("sampled parts are not exact")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCatalogueSaysWhetherTheDefaultsAreAdditive(Case c) {
        CatalogueEntry entry = Catalogue.get(c.name);
        if (c.detector().equals(new Case(c.name, quickOnly(c), c.informed, c.leastRows).detector())) {
            assertThat(c.fitOrdinary().additive())
                    .isEqualTo(entry.capabilities().contains(Capability.ADDITIVE));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCatalogueSaysWhetherItMakesRows(Case c) {
        assertThat(c.fitOrdinary().generator().isPresent())
                .isEqualTo(c.detector().capabilities().contains(Capability.GENERATES));
    }

    /** Of the right kinds, not all the same, and the same bits for the same seed, from a restored model too. */
    @ParameterizedTest
    @MethodSource("generatingCases")
    void madeRowsAreRowsOfTheLayout(Case c) {
        Model model = c.fitOrdinary();
        Matrix made = c.madeBy(model);
        Made.check(made, c.layout());
        assertThat(made.rows()).isEqualTo(70);
        assertThat(c.madeBy(model).values()).containsExactly(made.values());
        Model restored = c.detector().restore(model.state(), c.layout());
        assertThat(c.madeBy(restored).values()).containsExactly(made.values());
    }

    static List<Case> generatingCases() {
        return cases().stream()
                .filter(c -> c.detector().capabilities().contains(Capability.GENERATES))
                .toList();
    }

    /** The settings that make it fast, without those that make it another method. */
    private static Map<String, String> quickOnly(Case c) {
        Map<String, String> quick = new LinkedHashMap<>(c.quick);
        quick.keySet().retainAll(List.of("epochs", "learning-rate", "shape"));
        return quick;
    }
}
