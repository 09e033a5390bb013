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
        assertThat(source.cells(1)).hasSize(7 * 10 + 4 * 8).allSatisfy(cell -> {
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
    void equalRowsAreScoredOnce() {
        Matrix rows = Matrix.of(new float[][] {{1, 0}, {0, 1}, {1, 0}, {2, 2}, {0, 1}, {-0f, 1}});
        Model model = new Pca(0.5, 1).fit(Training.of(rows), FitContext.of(1));
        assertThat(DistinctRows.score(model, rows)).containsExactly(model.score(rows));
    }
}
