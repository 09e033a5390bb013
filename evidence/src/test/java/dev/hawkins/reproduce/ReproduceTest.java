package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceTest {
    private static final Consumer<String> SILENT = line -> {};

    @TempDir
    Path folder;

    /** A table of two rows in which we are off by one tenth of the seed. */
    private static class Source implements Reproduction {
        private final List<CellKey> measured = new ArrayList<>();

        @Override
        public List<CellKey> cells(int seeds) {
            List<CellKey> cells = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                cells.add(CellKey.of("1", "easy", "pca", Map.of(), seed));
                cells.add(CellKey.of("1", "hard", "vae", Map.of("samples", "7", "profile", "paper"), seed));
            }
            return cells;
        }

        @Override
        public List<QuickCheck> quick() {
            return List.of();
        }

        @Override
        public Map<String, Double> measure(CellKey cell) {
            measured.add(cell);
            return Map.of("roc-auc", published(cell, "roc-auc") - cell.seed() / 10.0);
        }

        @Override
        public double published(CellKey cell, String figure) {
            return cell.row().equals("easy") ? .9 : .6;
        }
    }

    @Test
    void aRunThatWasStoppedGoesOn() {
        Path file = folder.resolve("cells.jsonl");
        Source source = new Source();
        Reproduce.measure(source, CellFile.open(file), 2, cell -> cell.row().equals("easy"), SILENT);
        assertThat(source.measured).hasSize(2);
        Reproduce.measure(source, CellFile.open(file), 2, cell -> true, SILENT);
        assertThat(source.measured).hasSize(4).doesNotHaveDuplicates();
        assertThat(PublishedTable.of(source, CellFile.open(file).cells(), List.of()))
                .isEqualTo(
                        """
                        table\trow\tdetector\tsettings\tfigure\tpublished\tours\tsd\tn\tdifference\thonest
                        1\teasy\tpca\t\troc-auc\t0.9000\t0.7500\t0.0707\t2\t-0.1500\t-
                        1\thard\tvae\tprofile=paper samples=7\troc-auc\t0.6000\t0.4500\t0.0707\t2\t-0.1500\t-
                        """);
    }

    /** The second seed of the one takes as long as its first; of the other nothing is kept, nor of its detector. */
    @Test
    void thePlanSaysWhatIsLeftAndHowLongItTakes() {
        List<CellKey> cells = new Source().cells(2);
        CellFile file = CellFile.open(folder.resolve("cells.jsonl"));
        file.append(new Cell(cells.get(0), Map.of(), 400, "", ""));
        Plan plan = Plan.of(cells, file);
        assertThat(plan).isEqualTo(new Plan(4, 1, 400, 400, 2));
        assertThat(plan.text())
                .isEqualTo(
                        "4 cells, of which 1 is kept (7 min on one thread); 1 other takes about 7 min; how long 2 others take is not known");

        file.append(new Cell(cells.get(2), Map.of(), 800, "", ""));
        CellKey harder = cells.get(0).withRow("harder");
        assertThat(Plan.of(List.of(harder), file)).as("by table and detector").isEqualTo(new Plan(1, 0, 0, 600, 0));
        assertThat(Plan.of(List.of(cells.get(0), cells.get(2)), file).text())
                .isEqualTo("2 cells, of which all are kept (20 min on one thread)");
        assertThat(Plan.of(List.of(cells.get(1)), file).text())
                .isEqualTo("1 cell, of which 0 are kept; how long 1 other takes is not known");
    }

    @Test
    void whatOneRunLeavesOpenIsADash() {
        CellKey key = CellKey.of("1", "easy", "pca", Map.of(), 1);
        Cell cell = new Cell(key, Map.of("components", 3.0), 1, "", "");
        Reproduction unpublished = new Source() {
            @Override
            public double published(CellKey any, String figure) {
                return Double.NaN;
            }
        };
        assertThat(PublishedTable.of(unpublished, List.of(cell), List.of(cell)))
                .endsWith("1\teasy\tpca\t\tcomponents\t-\t3.0000\t-\t1\t-\t-\n");
    }

    /** The honest column shows another figure of the same cell, and a doubt that is raised twice is written once. */
    @Test
    void honestFiguresStandBesideAndDoubtsBelow() {
        Reproduction doubted = new Source() {
            @Override
            public Optional<Figure> honest(Figure figure) {
                return figure.name().equals("f1")
                        ? Optional.of(new Figure(figure.cell(), "f1-held-out"))
                        : Optional.empty();
            }

            @Override
            public String doubt(Figure figure) {
                return figure.name().startsWith("f1") ? "chosen by test labels" : "";
            }
        };
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("roc-auc", .8);
        figures.put("f1", .7);
        figures.put("f1-held-out", .6);
        CellKey key = CellKey.of("1", "easy", "pca", Map.of(), 1);
        List<Cell> cells = List.of(new Cell(key, figures, 1, "", ""));
        assertThat(PublishedTable.of(doubted, cells, cells))
                .endsWith(
                        """
                        1\teasy\tpca\t\troc-auc\t0.9000\t0.8000\t-\t1\t-0.1000\t-
                        1\teasy\tpca\t\tf1\t0.9000 [1]\t0.7000\t-\t1\t-0.2000\t0.6000
                        1\teasy\tpca\t\tf1-held-out\t0.9000 [1]\t0.6000\t-\t1\t-0.3000\t-

                        honest: ours under a protocol that does not look at the answers
                        [1] chosen by test labels
                        """);
    }

    @Test
    void cellsOfAnotherSourceAreRefused() {
        Path file = folder.resolve("cells.jsonl");
        CellFile.open(file).append(new Cell(CellKey.of("2+3", "1", "vae", Map.of(), 1), Map.of("f1", .5), 1, "", ""));
        assertThatThrownBy(() -> Reproduce.of("anomagram", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s has a cell of table 2+3, but anomagram has the tables 30 steps; 300 steps; 300 steps, trimmed; training curve: is it of another source?",
                        file);
    }

    @Test
    void cellsAreReadAsTheyWereWritten() throws Exception {
        Path file = folder.resolve("cells.jsonl");
        Cell cell = new Cell(
                CellKey.of("2", "Probe", "vae", Map.of("epochs", "5"), 3),
                Map.of("roc-auc", 1 / 3.0),
                2.5,
                "amd64, 2 processors, Java 17",
                "2020-01-01T00:00:00Z");
        CellFile.open(file).append(cell);
        assertThat(CellFile.open(file).cells()).containsExactly(cell);
        assertThat(Files.readString(file))
                .isEqualTo(
                        "{\"table\":\"2\",\"row\":\"Probe\",\"detector\":\"vae\",\"settings\":\"epochs=5\",\"seed\":3,"
                                + "\"figures\":{\"roc-auc\":0.3333333333333333},\"seconds\":2.5,"
                                + "\"machine\":\"amd64, 2 processors, Java 17\",\"time\":\"2020-01-01T00:00:00Z\"}\n");
    }
}
