package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.reconstruction.Pca;
import dev.hawkins.engine.Matrix;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnChoTest {
    private static CellKey vae(String table, String row) {
        return CellKey.of(table, row, "vae", Map.of("profile", "paper"), 1);
    }

    @Test
    void everyCellCanBeConfiguredAndHasAPublishedArea() {
        AnCho source = new AnCho();
        assertThat(source.cells(1)).hasSize(8 * 10 + 4 * 8).allSatisfy(cell -> {
            assertThat(cell.configured()).isNotNull();
            assertThat(source.published(cell, "roc-auc")).as(cell.toString()).isBetween(.1, 1.0);
        });
        assertThat(source.cells(2))
                .startsWith(source.cells(1).toArray(CellKey[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void tableThreeIsComparedAtTheNaturalPrevalence() {
        AnCho source = new AnCho();
        assertThat(source.published(vae(AnChoFigures.MNIST, "2"), "pr-auc natural"))
                .isEqualTo(.644);
        assertThat(source.published(vae(AnChoFigures.MNIST, "2"), "pr-auc stated"))
                .isNaN();
        assertThat(source.published(vae(AnChoFigures.ONLY_NORMAL, "DoS"), "f1 stated"))
                .isEqualTo(.981);
    }

    @Test
    void theHonestThresholdIsThatOfOtherRows() {
        AnCho source = new AnCho();
        CellKey cell = vae(AnChoFigures.MNIST, "2");
        assertThat(source.honest(new Figure(cell, "f1 natural"))).contains(new Figure(cell, "f1-held-out natural"));
        assertThat(source.honest(new Figure(cell, "f1-held-out natural"))).isEmpty();
        assertThat(source.honest(new Figure(cell, "roc-auc"))).isEmpty();
    }

    @Test
    void doubtsAreAboutTheFiguresThatCannotBe() {
        AnCho source = new AnCho();
        String u2r =
                "one of the two is wrong: a ranking with an F1 of .347 has an average precision of .069 or more, not .0096";
        assertThat(source.doubt(new Figure(vae(AnChoFigures.EXCEPT_ANOMALY, "U2R"), "pr-auc stated")))
                .isEqualTo(u2r);
        assertThat(source.doubt(new Figure(vae(AnChoFigures.EXCEPT_ANOMALY, "U2R"), "f1 stated")))
                .isEqualTo(u2r);
        assertThat(source.doubt(new Figure(vae(AnChoFigures.ONLY_NORMAL, "U2R"), "pr-auc stated")))
                .isEmpty();
        assertThat(source.doubt(new Figure(vae(AnChoFigures.ONLY_NORMAL, "DoS"), "f1 stated")))
                .isEqualTo("no finding: to call every row an attack gives about .975");
        assertThat(source.doubt(new Figure(vae(AnChoFigures.MNIST, "2"), "pr-auc natural")))
                .startsWith("cannot be on the stated split");
        assertThat(source.doubt(new Figure(vae(AnChoFigures.MNIST, "2"), "roc-auc")))
                .isEmpty();
    }

    @Test
    void equalRowsAreScoredOnce() {
        Matrix rows = Matrix.of(new float[][] {{1, 0}, {0, 1}, {1, 0}, {2, 2}, {0, 1}, {-0f, 1}});
        Model model = new Pca(0.5, 1).fit(Training.of(rows), FitContext.of(1));
        assertThat(DistinctRows.score(model, rows)).containsExactly(model.score(rows));
    }
}
