package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.generate.GeneratedRows;
import dev.hawkins.generate.RedTeam;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedTeamTableTest {
    private final RedTeamTable source = new RedTeamTable();

    @Test
    void everyCellCanBeConfigured() {
        assertThat(source.cells(2))
                .hasSize(2 * 4 * (12 + 5 + 6))
                .doesNotHaveDuplicates()
                .allSatisfy(cell -> assertThat(cell.configured()).isNotNull())
                .allSatisfy(cell ->
                        assertThat(source.published(cell, RedTeamTable.RECALL)).isNaN());
    }

    /** Detector d of eight reaches a recall of d/10 and an area of 1 - d/10. */
    private static List<Cell> cells(int detectors, long seed, double... estimates) {
        List<Cell> cells = new ArrayList<>();
        for (int d = 0; d < detectors; d++) {
            Map<String, Double> figures = Map.of(
                    RedTeamTable.RECALL,
                    d / 10.0,
                    RedTeamTable.DISTINCT,
                    0.5,
                    RedTeamTable.AREA,
                    1 - d / 10.0,
                    RedTeamTable.ESTIMATE,
                    estimates[d]);
            CellKey key = CellKey.of(RedTeamTable.ORDER, "bank", "d" + d, Map.of(), seed);
            cells.add(new Cell(key, figures, 1, "here", "now"));
        }
        return cells;
    }

    @Test
    void verdictsAreRankCorrelationsOverDetectors() {
        List<Cell> cells = cells(8, 1, .1, .2, .3, .4, .5, .6, .7, .8);
        cells.addAll(cells(8, 2, .1, .2, .3, .4, .5, .6, .8, .7));
        cells.addAll(cells(7, 3, .7, .6, .5, .4, .3, .2, .1));
        assertThat(source.verdicts(cells))
                .isEqualTo(
                        """
                        row\testimate\tordered as by\trank correlation\tsd\tseeds\tdetectors
                        bank\testimate\trecall\t+0.988\t0.017\t2\t8
                        bank\testimate\troc-auc\t-0.988\t0.017\t2\t8
                        """);
    }

    @Test
    void withoutOrdersThereAreNoVerdicts() {
        assertThat(source.verdicts(List.of())).isEmpty();
    }

    /** Of 500 rows of the bank's calls: every value is one that a normal row has or could have. */
    @Test
    void anomaliesOfRealRowsArePlausible() {
        assumeTrue(
                DataFolder.ofEnvironment(System.getenv()).has(DataSets.find("bank-nominal")),
                "dataset:bank-nominal is not here (HAWKINS_DATA names the data folder): test skipped");
        Table rows = ArnData.of("bank").normal();
        TrainedModel model =
                new Fitting(Catalogue.get("hbos").defaults()).threads(1).fit(rows.slice(0, 2000));
        GeneratedRows made = RedTeam.against(model, rows.slice(2000, 2500), 1).anomalies(300);
        assertThat(made.table().rows()).isGreaterThan(250);
        assertThat(made.changed()).allSatisfy(changed -> assertThat(changed).isNotEmpty());
        assertThat(made.outside()).allSatisfy(outside -> assertThat(outside).isEmpty());
        for (String column : made.table().schema().names()) {
            assertThat(DataTables.texts(rows, column)).contains(DataTables.texts(made.table(), column));
        }
    }
}
