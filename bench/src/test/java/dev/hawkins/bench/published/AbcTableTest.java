package dev.hawkins.bench.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbcTableTest {
    private static AbcResult result(String setting, String method, long seed, double known, double unknown) {
        AbcCell cell = new AbcCell(AbcSetting.parse(setting), AbcMethod.parse(method), seed);
        return new AbcResult(cell, known, unknown, 30, 10, 1.5);
    }

    @Test
    void theFirstSeedOfEverythingComesFirst() {
        assertThat(AbcTable.cells("file", "toy-1,mnist-3-10", "2", "abc,gtb"))
                .extracting(cell -> cell.setting() + " " + cell.method() + " " + cell.seed())
                .containsExactly(
                        "toy-1 abc 1",
                        "toy-1 gtb 1",
                        "mnist-3-10 abc 1",
                        "mnist-3-10 gtb 1",
                        "toy-1 abc 2",
                        "toy-1 gtb 2",
                        "mnist-3-10 abc 2",
                        "mnist-3-10 gtb 2");
        assertThat(AbcTable.cells("file", "toy-1", "1"))
                .extracting(cell -> cell.method().name())
                .containsExactlyElementsOf(AbcFigures.METHODS);
        assertThat(AbcTable.cells("file")).isEmpty();
    }

    @Test
    void whatIsInTheFileIsNotRunAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("results.txt");
        AbcResult first = result("toy-1", "svm:cost=2", 1, 0.97, 0.905);
        AbcResult second = result("mnist-3-10", "abc", 2, 0.25, 0.125);
        AbcResults results = new AbcResults(file);
        results.add(first);
        results.remark(List.of("a table"));
        results.add(second);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "toy-1 svm:cost=2 1 0.970000 0.905000 30 10 1.5",
                        "# a table",
                        "mnist-3-10 abc 2 0.250000 0.125000 30 10 1.5");
        AbcResults again = new AbcResults(file);
        assertThat(again.all()).containsExactly(first, second);
        assertThat(again.has(first.cell())).isTrue();
        assertThat(again.has(result("toy-1", "svm:cost=2", 2, 0, 0).cell())).isFalse();
    }

    @Test
    void aLineThatWasCutOffIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("results.txt"), "toy-1 abc 1 0.97\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AbcResults(file))
                .withMessage("a result has 8 words but this line 4: toy-1 abc 1 0.97");
    }

    @Test
    void aResultIsRepeatable() {
        AbcCell cell = new AbcCell(AbcSetting.parse("toy-2"), AbcMethod.parse("iforest"), 3);
        AbcResult once = new AbcRunner().run(cell);
        AbcResult again = new AbcRunner().run(cell);
        assertThat(once.known()).isBetween(0.86, 0.93).isEqualTo(again.known());
        assertThat(once.unknown()).isBetween(0.99, 1.0).isEqualTo(again.unknown());
    }

    @Test
    void theMedianOfTheSeedsIsHeldAgainstTheBar() {
        List<AbcComparison> rows = AbcComparison.of(List.of(
                result("kdd-1", "abc", 1, 1, 0.80),
                result("kdd-1", "abc", 2, 1, 0.86),
                result("kdd-1", "gtb", 1, 1, 0.621),
                result("kdd-1", "abc", 3, 0.99, 0.88)));
        assertThat(rows)
                .extracting(AbcComparison::line)
                .hasSize(4)
                .first()
                .asString()
                .matches("kdd-1 +abc +A +1.000 +1.0000 +0.9967 +-0.003 +0.0058 +3 +>=0.995 holds");
        assertThat(rows.get(1).line())
                .matches("kdd-1 +abc +U +0.884 +0.8600 +0.8467 +-0.037 +0.0416 +3 +>=0.854 holds");
        assertThat(rows.get(3).line()).matches("kdd-1 +gtb +U +0.621 +0.6210 +0.6210 +\\+0.000 +- +1 +- -");
    }

    @Test
    void barsAreThoseOfTheDataAndTheMethod() {
        assertThat(bar("toy-1", "abc", "A")).hasToString("0.950-0.980");
        assertThat(bar("toy-2", "abc-dae", "U")).hasToString(">=0.980");
        assertThat(bar("toy-1", "ae", "U")).hasToString(">=0.999");
        assertThat(bar("toy-2", "ae", "U").isOpen()).isTrue();
        assertThat(bar("toy-1", "dae", "A")).hasToString("0.870-0.900");
        assertThat(bar("toy-1", "dnn", "U")).hasToString("<=0.050");
        assertThat(bar("toy-2", "svm", "U")).hasToString("0.725-0.785");
        assertThat(bar("mnist-1", "abc", "A")).hasToString(">=0.990");
        assertThat(bar("mnist-2", "abc-dae", "U")).hasToString(">=0.793");
        assertThat(bar("kdd-1", "rusboost", "U")).hasToString("-");
    }

    private static AbcBar bar(String setting, String method, String kind) {
        return AbcBar.of(AbcSetting.parse(setting), method, kind);
    }

    @Test
    void withFewLabelsTheBarIsTheAutoencoderAndTheComparators() {
        List<AbcComparison> rows = AbcComparison.of(List.of(
                result("mnist-1", "ae", 1, 0.97, 0.89),
                result("mnist-3-10", "dnn", 1, 0.90, 0.91),
                result("mnist-3-10", "rusboost", 1, 0.98, 0.7),
                result("mnist-3-10", "abc", 1, 0.975, 0.92),
                result("mnist-3-30", "rusboost", 1, 0.98, 0.7),
                result("mnist-3-30", "abc", 1, 0.965, 0.8)));
        assertThat(rows.stream().filter(row -> !row.bar().isOpen()).map(AbcComparison::line))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).matches("mnist-3-10 +abc +A +- .* +>=0.980 fails"),
                        line -> assertThat(line).matches("mnist-3-10 +abc +U +- .* +>=0.910 holds"),
                        line -> assertThat(line).matches("mnist-3-30 +abc +A +- .* +>=0.960 holds"),
                        line -> assertThat(line).matches("mnist-3-30 +abc +U +- .* +>=0.880 fails"));
    }
}
