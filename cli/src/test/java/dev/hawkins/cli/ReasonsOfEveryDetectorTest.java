package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No detector without reasons: exact ones, or sampled ones that say so. */
class ReasonsOfEveryDetectorTest {
    private static final String SAMPLED = "sampled over [0-9,]+ orders of the columns, from ";

    @TempDir
    private static Path folder;

    private static Path history;
    private static Path odd;

    /** The odd row is far out, and from a country that no other row is from. */
    @BeforeAll
    static void write() {
        history = Samples.payments(folder.resolve("labelled.csv"), 120, 10);
        odd = Samples.write(folder.resolve("odd.csv"), Samples.HEADER + "q0,5000.00,99.887,ZZ,fraud\n");
    }

    static List<CatalogueEntry> entries() {
        return Catalogue.all();
    }

    private static Path model(CatalogueEntry entry) {
        Path file = folder.resolve(entry.name() + ".hawkins");
        List<Object> fit = new ArrayList<>(List.of("fit", history, "--detector", entry.name(), "--out", file));
        fit.addAll(List.of("--label", "kind"));
        Set<String> settings = Settings.texts(entry.defaults()).keySet();
        if (settings.contains("epochs")) {
            fit.addAll(List.of("--set", "epochs=3"));
        }
        if (entry.capabilities().contains(Capability.WINDOWS)) {
            fit.addAll(List.of("--set", "shape=2", "--ignore", "country"));
        }
        if (settings.contains("members")) {
            fit.addAll(List.of("--set", "members=pca,knn"));
        }
        Run run = Run.of(fit.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return file;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void explainGivesExactPartsOrSampledOnes(CatalogueEntry entry) {
        Run run = Run.of("explain", model(entry), odd, "--row", 1);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("  amount +5,000.00")
                .containsPattern(" sum to [0-9.,Ee-]+, the score\n$");
        if (!entry.capabilities().contains(Capability.WINDOWS)) {
            assertThat(run.out()).containsPattern("  country +ZZ +not seen in training");
        }
        if (entry.capabilities().contains(Capability.ADDITIVE)) {
            assertThat(run.out()).contains("\n  reasons  exact parts of the score\n");
        } else {
            assertThat(run.out())
                    .containsPattern("\n  reasons  .+; " + SAMPLED
                            + "(the mean normal row|11 held-out normal rows) \\(seed 0\\)\n");
        }
    }

    @Test
    void aRuleOfThumbIsSaidToBeOneAndCanBeReplaced() {
        CatalogueEntry knn = Catalogue.get("knn");
        Path model = model(knn);
        assertThat(Run.of("explain", model, history, "--row", 1, "--reasons", "own")
                        .out())
                .contains("\n  reasons  " + knn.attribution() + "\n");
        assertThat(Run.of("explain", model, history, "--row", 1).out())
                .isEqualTo(Run.of("explain", model, history, "--row", 1, "--reasons", "model-free")
                        .out())
                .contains("\n  reasons  model-free: Shapley values of the score; sampled over ");
        Run own = Run.of("score", model, history, "--explain", 1);
        assertThat(own.err()).isEqualTo("hawkins: reasons: " + knn.attribution() + "\n");
        Run sampled = Run.of("score", model, history, "--explain", 1, "--reasons", "model-free");
        assertThat(sampled.err())
                .matches("hawkins: reasons: model-free: Shapley values of the score; " + SAMPLED
                        + "11 held-out normal rows \\(seed 0\\)\n");
        assertThat(sampled.out().lines()).hasSize(121);
        assertThat(Run.of("inspect", model).out()).contains(knn.attribution());
    }

    @Test
    void anUnknownWayIsRefused() {
        assertThat(Run.of("explain", model(Catalogue.get("pca")), history, "--row", 1, "--reasons", "shap"))
                .isEqualTo(new Run(2, "", "hawkins: --reasons must be one of auto, own, model-free but was 'shap'\n"));
    }
}
