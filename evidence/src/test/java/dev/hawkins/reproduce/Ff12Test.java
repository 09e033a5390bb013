package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSets;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Ff12Test {
    @Test
    void everyCellCanBeConfiguredAndHasPublishedFigures() {
        Ff12 source = new Ff12();
        assertThat(source.cells(1)).hasSize(9).allSatisfy(cell -> {
            assertThat(cell.configured()).isNotNull();
            assertThat(source.published(cell, "f1 ff-legacy"))
                    .as(cell.toString())
                    .isBetween(.3, 1.0);
            assertThat(source.published(cell, "f1 true")).isNaN();
        });
    }

    @Test
    void newAttacksAreNormalUnderThePublishedLabelsOnly() {
        Set<String> known = Set.of("smurf");
        assertThat(Ff12Labels.FF_LEGACY.attack("smurf", known)).isTrue();
        assertThat(Ff12Labels.FF_LEGACY.attack("mscan", known)).isFalse();
        assertThat(Ff12Labels.FF_LEGACY.attack("normal", known)).isFalse();
        assertThat(Ff12Labels.TRUE.attack("mscan", known)).isTrue();
        assertThat(Ff12Labels.TRUE.attack("normal", known)).isFalse();
    }

    @Test
    void theRowsAreThoseOfTheReport() {
        for (String name : new String[] {"kdd99-10percent", "ff12-test-8020"}) {
            assumeTrue(
                    DataFolder.ofEnvironment(System.getenv()).has(DataSets.find(name)),
                    "dataset:" + name + " is not here (HAWKINS_DATA names the data folder): test skipped");
        }
        Ff12Data data = Ff12Data.read();
        assertThat(data.training().rows().rows()).isEqualTo(97_278);
        assertThat(data.known()).hasSize(22);
        assertThat(count(data.attacks(Ff12Labels.FF_LEGACY))).isEqualTo(2_000);
        assertThat(count(data.attacks(Ff12Labels.TRUE))).isEqualTo(3_896);
        assertThat(data.test().columns()).isEqualTo(18);
    }

    @Test
    void theNetworkOfTheAdversarialRowIsTheReports() {
        CellKey bigan = cell("bigan", Map.of("profile", "ff12"));
        assertThat(new Ff12().published(bigan, "generator-parameters")).isEqualTo(714);
        assertThat(new Ff12().published(cell("ae", Map.of()), "generator-parameters"))
                .isNaN();
    }

    @Test
    void honestFiguresAreByTheTrueLabelsAndAHeldOutThreshold() {
        CellKey ae = cell("ae", Map.of("profile", "ff12"));
        Ff12 source = new Ff12();
        assertThat(source.honest(new Figure(ae, "roc-auc ff-legacy"))).contains(new Figure(ae, "roc-auc true"));
        assertThat(source.honest(new Figure(ae, "f1 ff-legacy"))).contains(new Figure(ae, "f1-held-out true"));
        assertThat(source.honest(new Figure(ae, "size-kb"))).isEmpty();
    }

    private static CellKey cell(String detector, Map<String, String> settings) {
        return CellKey.of("quality and cost", "18 columns", detector, settings, 1);
    }

    private static long count(boolean[] values) {
        return IntStream.range(0, values.length).filter(i -> values[i]).count();
    }
}
