package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnomagramTest {
    private static final int SEEDS = 8;
    private static Anomagram demonstration;

    @BeforeAll
    static void read() {
        Assumptions.assumeTrue(
                System.getenv("HAWKINS_DATA") != null, "HAWKINS_DATA names no folder, so there are no heartbeats");
        demonstration = new Anomagram();
    }

    /** Mean ROC AUC over seeds. */
    private static double auc(String table, String row) {
        CellKey cell = demonstration.cells(1).stream()
                .filter(c -> c.table().equals(table) && c.row().equals(row))
                .findFirst()
                .orElseThrow();
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> demonstration.measure(cell.withSeed(seed)).get("ROC AUC"))
                .average()
                .orElseThrow();
    }

    @Test
    void thirtyStepsAreAsInTheDemonstration() {
        assertThat(auc("30 steps", "0 %")).isCloseTo(0.952, within(0.03));
        assertThat(auc("30 steps", "10 %")).isCloseTo(0.945, within(0.03));
        assertThat(auc("30 steps", "30 %")).isCloseTo(0.919, within(0.03));
        assertThat(auc("30 steps", "70 %")).isCloseTo(0.160, within(0.03));
    }

    @Test
    void halfAndHalfItIsAsOftenWrongAsRight() {
        assertThat(auc("30 steps", "50 %")).isBetween(0.45, 0.65);
    }

    @Test
    void trainedOnItLearnsTheAbnormalRowsUnlessTheyAreTrimmed() {
        assertThat(auc("300 steps", "10 %")).isLessThan(0.92);
        assertThat(auc("300 steps, trimmed", "10 %")).isGreaterThanOrEqualTo(0.93);
    }
}
