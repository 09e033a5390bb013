package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.Matrix;
import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
    /** 40 normal rows, 9 anomalies far to the right and 5 far to the left; the third column is constant. */
    private static Table table() {
        List<String> lines = new ArrayList<>(List.of("x,y,same,label"));
        for (int i = 0; i < 40; i++) {
            lines.add("%d,%d,7,0".formatted(i % 5, i % 7));
        }
        for (int i = 0; i < 9; i++) {
            lines.add("%d,3,7,1".formatted(100 + i));
        }
        for (int i = 0; i < 5; i++) {
            lines.add("%d,3,7,1".formatted(-100 - i));
        }
        byte[] csv = String.join("\n", lines).getBytes(StandardCharsets.US_ASCII);
        CsvSource source = CsvSource.of("rows", new ByteArrayInputStream(csv));
        try (TableReader reader = source.open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    @Test
    void theLargerKindIsKnownAndHalfOfItTestsAtLeast() {
        FewLabelsData data = new FewLabelsData("rows", table());
        AbcProblem three = data.problem(3, 1);
        assertThat(sizes(three)).containsExactly(20, 3, 20, 6, 5);
        assertThat(sizes(data.problem(10, 1))).containsExactly(20, 4, 20, 5, 5);
        assertThat(three.normal().columns()).isEqualTo(2);
        assertThat(signs(three.known())).containsOnly(1f);
        assertThat(signs(three.testUnknown())).containsOnly(-1f);
    }

    private static List<Integer> sizes(AbcProblem problem) {
        return List.of(
                problem.normal().rows(),
                problem.known().rows(),
                problem.testNormal().rows(),
                problem.testKnown().rows(),
                problem.testUnknown().rows());
    }

    private static List<Float> signs(Matrix rows) {
        List<Float> signs = new ArrayList<>();
        for (int r = 0; r < rows.rows(); r++) {
            signs.add(Math.signum(rows.get(r, 0)));
        }
        return signs;
    }

    @Test
    void labelsAreJudgedByTheMeanOverTheSetsThatWereMeasured() {
        FewLabels source = new FewLabels();
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(source, "landsat", "ae", 0.5, 0.8));
        cells.add(cell(source, "landsat", "abc", 0.6, 0.75));
        cells.add(cell(source, "pima", "ae", 0.7, 0.8));
        cells.add(cell(source, "pima", "abc", 0.72, 0.8));
        cells.add(cell(source, "mnist", "abc", 0.1, 0.1));
        assertThat(source.verdicts(cells))
                .isEqualTo(
                        """
                        detector\tagainst\tfigure\tsets\tmean difference\tlimits\tverdict
                        abc\tae\tknown\t2\t+0.0600\t>=0.000\tholds
                        abc\tae\tunknown\t2\t-0.0250\t>=-0.020\tfails
                        """);
    }

    private static Cell cell(FewLabels source, String set, String detector, double known, double unknown) {
        CellKey key = source.cells(1).stream()
                .filter(c -> c.row().equals(set) && c.detector().equals(detector))
                .findFirst()
                .orElseThrow();
        return new Cell(key, Map.of("known", known, "unknown", unknown), 1, "", "");
    }
}
