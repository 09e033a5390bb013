package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArnTableTest {
    private final ArnTable source = new ArnTable();

    @Test
    void everyCellCanBeConfigured() {
        assertThat(source.cells(1))
                .hasSize(7 * (13 + 13 + 3 + 6))
                .doesNotHaveDuplicates()
                .allSatisfy(cell -> assertThat(cell.configured()).isNotNull());
    }

    @Test
    void allButNeighboursAndVariantGOnCardPaymentsHavePublishedAreas() {
        for (CellKey cell : source.cells(1)) {
            boolean drawn = cell.row().equals("creditcard")
                    && cell.detector().equals("arn")
                    && !cell.settings().contains("variant=n")
                    && !cell.settings().contains("ablation=ge");
            boolean none = drawn || cell.detector().equals("knn");
            double area = source.published(cell, ArnFigures.ROC);
            if (none) {
                assertThat(area).as(cell.toString()).isNaN();
            } else {
                assertThat(area).as(cell.toString()).isBetween(.5, 1.0);
            }
        }
    }

    @Test
    void figuresAreThoseOfTheirMethod() {
        CellKey g = CellKey.of(ArnTable.COMPARISON, "bank", "arn", Map.of("select", "labelled"), 1);
        CellKey n = CellKey.of(ArnTable.COMPARISON, "bank", "arn", Map.of("variant", "n"), 1);
        CellKey ge = CellKey.of(ArnTable.ABLATIONS, "bank", "arn", Map.of("ablation", "ge"), 1);
        assertThat(source.published(g, ArnFigures.ROC)).isEqualTo(.77);
        assertThat(source.published(n, ArnFigures.PRECISION_RECALL)).isEqualTo(.5);
        assertThat(source.published(ge, ArnFigures.ROC)).isEqualTo(.62);
        assertThat(source.published(g, "average-precision")).isNaN();
    }

    /** As the public code trains: epochs and rates by the set, what is at fault by name. */
    @Test
    void thePublicCodeIsMeasuredWithAndWithoutTestBatches() {
        String training = "discriminator-rate=1e-5 epochs=400 kl=arn-code learning-rate=1e-4";
        String rest = "profile=paper select=labelled temperature=0.001";
        assertThat(source.cells(1).stream()
                        .filter(cell ->
                                cell.row().equals("kdd-rev") && cell.settings().contains("profile=paper"))
                        .map(CellKey::settings))
                .containsExactly(
                        training + " " + rest,
                        training + " normalisation=test-batch " + rest,
                        training.replace("400", "40") + " normalisation=test-batch " + rest);
        CellKey numbers =
                CellKey.of(ArnTable.COMPARISON, "creditcard", "arn", ArnPublicCode.settingsTogether("creditcard"), 1);
        assertThat(source.published(numbers, ArnFigures.ROC)).isEqualTo(.99);
        assertThat(source.published(numbers, ArnFigures.ROC + ", test rows shuffled"))
                .isNaN();
    }

    @Test
    void theHonestCellChoosesItsEpochWithoutLabels() {
        Map<String, String> numbers = Map.of("variant", "n", "select", "labelled");
        CellKey labelled = CellKey.of(ArnTable.COMPARISON, "bank", "arn", numbers, 1);
        CellKey free = CellKey.of(ArnTable.COMPARISON, "bank", "arn", Map.of("variant", "n"), 1);
        CellKey ae = CellKey.of(ArnTable.COMPARISON, "bank", "ae", Map.of(), 1);
        assertThat(source.honest(new Figure(labelled, ArnFigures.ROC))).contains(new Figure(free, ArnFigures.ROC));
        assertThat(source.cells(1)).contains(labelled, free);
        assertThat(source.honest(new Figure(ae, ArnFigures.ROC))).isEmpty();
        assertThat(source.doubt(new Figure(labelled, ArnFigures.ROC)))
                .isEqualTo(
                        "epochs were chosen by labelled outliers, and scores depend on the rows of the same test batch");
        assertThat(source.doubt(new Figure(ae, ArnFigures.ROC))).isEmpty();
    }

    /** Rows as in the public code; the vocabulary is that of the training rows. */
    @Test
    void aSplitHasTheRowsOfTheProtocol() {
        assumeTrue(
                DataFolder.ofEnvironment(System.getenv()).has(DataSets.find("bank-nominal")),
                "dataset:bank-nominal is not here (HAWKINS_DATA names the data folder): test skipped");
        ArnData bank = ArnData.of("bank");
        assertThat(bank.normal().rows()).isEqualTo(36_548);
        assertThat(bank.anomalous().rows()).isEqualTo(4_640);
        ArnProblem whole = bank.problem(Integer.MAX_VALUE, 1);
        assertThat(whole.training().rows().rows()).isEqualTo(26_383 + 2_551);
        assertThat(whole.training().anomalies().rows()).isEqualTo(580);
        assertThat(whole.testNormals()).isEqualTo(7_614);
        assertThat(whole.test().rows()).isEqualTo(7_614 + 1_740);
        assertThat(whole.validationShare()).isEqualTo(2_551 / 28_934.0);
        ArnProblem tenth = bank.problem(2_638, 1);
        assertThat(tenth.test().rows() - tenth.testNormals()).isEqualTo(174);
    }
}
