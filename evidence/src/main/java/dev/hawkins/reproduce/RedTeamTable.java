package dev.hawkins.reproduce;

import dev.hawkins.generate.Generation;
import dev.hawkins.generate.Realism;
import dev.hawkins.generate.RedTeam;
import dev.hawkins.generate.RedTeamReport;
import dev.hawkins.generate.Tactic;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What made rows are worth, on a few thousand rows; nothing of it is published. Table {@value #ORDER}: what {@link RedTeam} says
 * of detectors before any anomaly is known, beside what they reach on the true ones. Tables {@code realism of ...}: {@link
 * Realism} of made anomalies beside true ones, and of a vae's rows beside normal ones, copies counted among training rows. Tables
 * {@code known ...}: what abc reaches when made rows are taken as known anomalies, beside none and a few true ones.
 */
final class RedTeamTable implements Reproduction {
    static final String ORDER = "order";
    static final String RECALL = "recall";
    static final String DISTINCT = "recall of distinct rows";
    static final String AREA = "roc-auc";
    static final String ESTIMATE = "estimate";

    private static final String REALISM = "realism of ";
    private static final String KNOWN = "known ";
    private static final String GENERATED = "generated";
    private static final List<String> ROWS = List.of("kdd", "nsl", "covtype", "bank");
    private static final List<String> DETECTORS = List.of(
            "knn", "lof", "iforest", "pca", "hbos", "ecod", "copod", "mahalanobis", "ae", "vae", "gmm", "ocsvm");
    private static final List<String> MADE = List.of(GENERATED, "borrowed", "spliced", "scattered");
    private static final List<String> TAKEN =
            List.of("none", GENERATED, "borrowed", "scattered", "true", "true and generated");
    private static final int FORGED = 1000;
    private static final int PSEUDO = 400;

    private String readFor = "";
    private ArnData read;
    private RedTeamGround ground;

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (String row : ROWS) {
                cells(row, seed, cells);
            }
        }
        return cells;
    }

    private static void cells(String row, long seed, List<CellKey> cells) {
        DETECTORS.forEach(detector -> cells.add(CellKey.of(ORDER, row, detector, Map.of(), seed)));
        MADE.forEach(made -> cells.add(CellKey.of(REALISM + made, row, "arn", Map.of(), seed)));
        cells.add(CellKey.of(REALISM + GENERATED, row, "vae", Map.of(), seed));
        TAKEN.forEach(known -> cells.add(CellKey.of(KNOWN + known, row, "abc", Map.of(), seed)));
    }

    @Override
    public List<QuickCheck> quick() {
        CellKey cell = CellKey.of(ORDER, "bank", "pca", Map.of(), 1);
        return List.of(
                new QuickCheck(cell, AREA, new Bar(0.64, 0.72)),
                new QuickCheck(cell, "estimate, roc-auc", new Bar(0.64, 0.72)));
    }

    @Override
    public double published(CellKey cell, String figure) {
        return Double.NaN;
    }

    @Override
    public String verdicts(Collection<Cell> cells) {
        return RedTeamVerdicts.of(cells);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        RedTeamGround on = ground(cell);
        if (cell.table().startsWith(REALISM)) {
            return realism(cell, on);
        }
        return cell.table().startsWith(KNOWN) ? known(cell, on) : order(cell, on);
    }

    private RedTeamGround ground(CellKey cell) {
        if (!readFor.equals(cell.row())) {
            read = ArnData.of(cell.row());
            readFor = cell.row();
            ground = null;
        }
        if (ground == null || ground.seed() != cell.seed()) {
            ground = RedTeamGround.draw(read, cell.seed());
        }
        return ground;
    }

    private static Map<String, Double> order(CellKey cell, RedTeamGround on) {
        TrainedModel model = on.fitting(cell.configured()).fit(on.training());
        Map<String, Double> figures = on.truth(model);
        RedTeamReport report = RedTeam.against(model, on.normal(), cell.seed()).run(FORGED);
        figures.put(ESTIMATE, report.all().made().rate());
        figures.put("estimate, searched", report.all().searched().rate());
        figures.put("estimate, roc-auc", report.rocAuc());
        report.levels()
                .forEach(level -> figures.put(
                        "estimate, hardness " + level.hardness(),
                        level.caught().made().rate()));
        RedTeamReport more = RedTeam.against(model, on.normal(), cell.seed())
                .with(on.maker())
                .run(FORGED);
        figures.put("estimate, with generator", more.all().made().rate());
        for (Tactic tactic : Tactic.values()) {
            RedTeamReport of = tactic == Tactic.MADE ? more : report;
            figures.put(
                    "estimate, " + tactic.name().toLowerCase(Locale.ROOT),
                    of.tactics().get(tactic).made().rate());
        }
        return figures;
    }

    private static Map<String, Double> realism(CellKey cell, RedTeamGround on) {
        boolean normal = cell.detector().equals("vae");
        TrainedModel maker = normal ? on.fitting(cell.configured()).fit(on.training()) : on.maker();
        Table rows = normal
                ? Generation.of(maker, cell.seed())
                        .around(on.training())
                        .borrowing(on.training())
                        .next(FORGED)
                        .table()
                : made(cell.table().substring(REALISM.length()), on, FORGED);
        Realism realism =
                Realism.of(maker.preparation(), rows, normal ? on.test() : on.anomalous(), on.training(), cell.seed());
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("told apart", realism.toldApart());
        figures.put("columns, made", columns(realism, false));
        figures.put("columns, true", columns(realism, true));
        figures.put("pairs, made", realism.pairs().made());
        figures.put("pairs, true", realism.pairs().truth());
        figures.put("copies, made", realism.copies().made());
        figures.put("copies, true", realism.copies().truth());
        return figures;
    }

    /** Mean distance of the columns from the normal rows. */
    private static double columns(Realism realism, boolean truth) {
        return realism.columns().stream()
                .mapToDouble(c -> truth ? c.distance().truth() : c.distance().made())
                .average()
                .orElseThrow();
    }

    private static Table made(String kind, RedTeamGround on, int count) {
        return kind.equals(GENERATED)
                ? on.generated(count)
                : on.forged(Tactic.valueOf(kind.toUpperCase(Locale.ROOT)), count);
    }

    private static Map<String, Double> known(CellKey cell, RedTeamGround on) {
        var fitting = on.fitting(cell.configured());
        taken(cell.table().substring(KNOWN.length()), on)
                .ifPresent(rows -> fitting.pseudoKnown(schema -> rows.columns(schema.names())));
        return on.truth(fitting.fit(on.training()));
    }

    /** The rows that are taken as known anomalies. */
    private static Optional<Table> taken(String known, RedTeamGround on) {
        Table few = on.known().columns(on.maker().preparation().columns());
        return switch (known) {
            case "none" -> Optional.empty();
            case "true" -> Optional.of(few);
            case "true and generated" -> Optional.of(Table.concatenate(List.of(few, on.generated(PSEUDO))));
            default -> Optional.of(made(known, on, PSEUDO));
        };
    }
}
