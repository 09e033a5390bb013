package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(first.err()).startsWith("hawkins: 1/1 table 2, toy 1, iforest profile=paper, seed 1: ");
        assertThat(first.out().lines().toList().get(0).split(" +"))
                .containsExactly(
                        "table", "row", "detector", "settings", "figure", "published", "ours", "sd", "n", "difference");
        assertThat(first.out()).contains("0.8950").contains("holds");
        assertThat(Files.readAllLines(folder.resolve("cells.jsonl"))).hasSize(1);

        Run again = reproduce("--table", "2", "--only", "toy 1", "--only", " iforest ", "--seeds", "1");
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(reproduce("--seeds", "0").out()).isEqualTo(first.out());
    }

    @Test
    void wrongUseSaysWhatIsWrong() throws IOException {
        Run unknown = Run.of("reproduce", "abc-2018");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("hawkins: there is no source 'abc-2018'; there are an-cho-2015, abc-2019, ");
        assertThat(reproduce("--seeds", "-1"))
                .isEqualTo(new Run(2, "", "hawkins: seeds must be at least 0 but was -1\n"));

        Path cells = Files.writeString(folder.resolve("cells.jsonl"), "{\"table\": 2}\n");
        assertThat(reproduce("--seeds", "0"))
                .isEqualTo(
                        new Run(2, "", "hawkins: %s, line 1 is no finished cell: {\"table\": 2}\n".formatted(cells)));
    }
}
