package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.reproduce.Reproduce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    private Run reproduce(Object... options) {
        Object[] args = new Object[options.length + 4];
        System.arraycopy(
                new Object[] {"reproduce", "abc-2019", "--cells", folder.resolve("cells.jsonl")}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(args);
    }

    @Test
    void measuresWhatIsMissingAndPrintsItBesideThePublishedFigures() throws IOException {
        Run first = reproduce("--table", "2", "--only", "toy 1", "--only", " iforest ", "--seeds", "1");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err())
                .startsWith("hawkins: 1 seed: 1 cell, of which 0 are kept; how long 1 other takes is not known\n"
                        + "hawkins: 1/1 table 2, toy 1, iforest profile=paper, seed 1: ");
        assertThat(first.out().lines().toList().get(0).split(" +"))
                .containsExactly(
                        "table",
                        "row",
                        "detector",
                        "settings",
                        "figure",
                        "published",
                        "ours",
                        "sd",
                        "n",
                        "difference",
                        "honest");
        assertThat(first.out()).contains("0.8950").contains("holds");
        assertThat(Files.readAllLines(folder.resolve("cells.jsonl"))).hasSize(1);

        Run again = reproduce("--table", "2", "--only", "toy 1", "--only", " iforest ", "--seeds", "1");
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).isEqualTo(first.out());
        Run nothing = reproduce("--seeds", "0");
        assertThat(nothing.out()).isEqualTo(first.out());
        assertThat(nothing.err())
                .matches(
                        "hawkins: 1 seed: [0-9,]+ cells, of which 1 is kept \\([0-9]+ s on one thread\\); .*\n"
                                + "hawkins: 5 seeds: [0-9,]+ cells, of which 1 is kept .*; how long [0-9,]+ others take is not known\n");
    }

    @Test
    void withoutSourceThePlansOfAllAreListed() {
        Run run = Run.of("reproduce", "--seeds", "0");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .hasSize(2 * Reproduce.sources().size())
                .contains("few-labels, 5 seeds: 220 cells, of which 0 are kept; how long 220 others take is not known");
        assertThat(Run.of("reproduce", "--seeds", "0", "--table", "2").code()).isEqualTo(2);
    }

    @Test
    void theQuickFormHoldsWhatItMeasuresAgainstLimits() throws IOException {
        Run run = Run.of("reproduce", "abc-2019-in-30-epochs", "--quick");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("hawkins: 1/1 table 2, toy 1, abc epochs=30 ");
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0).split(" +"))
                .containsExactly(
                        "source", "table", "row", "detector", "settings", "figure", "ours", "limits", "verdict");
        assertThat(lines).hasSize(3).element(1).asString().endsWith("  0.950-0.980  holds");
        assertThat(Path.of("abc-2019-in-30-epochs.jsonl")).doesNotExist();
    }

    @Test
    void theQuickFormTakesNothingThatChoosesCells() {
        String refused =
                "hawkins: --quick measures cells of its own and keeps none, so it goes without --table, --only, --seeds, --cells and --pictures\n";
        assertThat(reproduce("--quick")).isEqualTo(new Run(2, "", refused));
        assertThat(Run.of("reproduce", "--quick", "--seeds", "3")).isEqualTo(new Run(2, "", refused));
        assertThat(Run.of("reproduce", "abc-2018", "--quick").err())
                .startsWith("hawkins: there is no source 'abc-2018'; there are an-cho-2015, abc-2019, ");
    }

    @Test
    void wrongUseSaysWhatIsWrong() throws IOException {
        Run unknown = Run.of("reproduce", "abc-2018");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("hawkins: there is no source 'abc-2018'; there are an-cho-2015, abc-2019, ");
        Run none = Run.of("reproduce");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .startsWith(
                        "hawkins: reproduce needs SOURCE, or --quick for a little of all, or --seeds 0 alone for how long each takes; there are an-cho-2015, abc-2019, ");
        assertThat(reproduce("--table", "9"))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "hawkins: no cell of abc-2019 is of that --table and --only; they are named such as 'table 2, toy 1, abc layers=10,10,1 profile=paper, seed 1'\n"));
        assertThat(reproduce("--seeds", "-1"))
                .isEqualTo(new Run(2, "", "hawkins: seeds must be at least 0 but was -1\n"));

        Path nowhere = folder.resolve("nowhere");
        Path lost = nowhere.resolve("cells.jsonl");
        assertThat(Run.of("reproduce", "abc-2019", "--cells", lost))
                .isEqualTo(new Run(
                        2,
                        "",
                        "hawkins: finished cells cannot be kept in %s: there is no folder %s\n"
                                .formatted(lost, nowhere)));
        assertThat(Run.of("reproduce", "abc-2019", "--cells", folder))
                .isEqualTo(new Run(
                        2, "", "hawkins: finished cells are kept in a file, but %s is a folder\n".formatted(folder)));

        Path cells = Files.writeString(folder.resolve("cells.jsonl"), "{\"table\": 2}\n");
        assertThat(reproduce("--seeds", "0"))
                .isEqualTo(
                        new Run(2, "", "hawkins: %s, line 1 is no finished cell: {\"table\": 2}\n".formatted(cells)));
    }
}
