package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.evaluate.Summary;
import dev.hawkins.generate.RedTeamReport.Caught;
import dev.hawkins.generate.RedTeamReport.ColumnUse;
import dev.hawkins.generate.RedTeamReport.Level;
import dev.hawkins.generate.RedTeamReport.Misses;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Counts what a search has come to. */
final class Findings {
    private final TrainedModel model;
    private final Matrix normals;
    private final double[] ordinary;
    private final int[] places;
    private final Patchwork cells;
    private final Search search;
    private final List<Forgery> forged;

    /** @param places where each normal row was in the given table */
    Findings(TrainedModel model, Table normals, int[] places, Patchwork cells, Search search) {
        this.model = model;
        this.normals = model.preparation().apply(normals);
        this.ordinary = model.model().score(this.normals);
        this.places = places;
        this.cells = cells;
        this.search = search;
        this.forged = search.first();
    }

    RedTeamReport report(List<Tactic> tactics, RandomStream random) {
        long alarms = Arrays.stream(ordinary).filter(search::isCaught).count();
        Map<Tactic, Caught> byTactic = new EnumMap<>(Tactic.class);
        for (Tactic tactic : tactics) {
            if (forged.stream().anyMatch(f -> f.tactic() == tactic)) {
                byTactic.put(tactic, caught(f -> f.tactic() == tactic));
            }
        }
        return new RedTeamReport(
                ordinary.length,
                ObservedRate.of(alarms, ordinary.length),
                caught(f -> true),
                Ranking.between(ordinary, search.firstScores()).rocAuc(),
                levels(Distances.typical(normals, random)),
                byTactic,
                columns(),
                misses());
    }

    private Caught caught(Predicate<Forgery> wanted) {
        int[] chosen = IntStream.range(0, forged.size())
                .filter(i -> wanted.test(forged.get(i)))
                .toArray();
        return new Caught(rate(chosen, search.firstScores()), rate(chosen, search.scores()));
    }

    private ObservedRate rate(int[] chosen, double[] scores) {
        long caught =
                Arrays.stream(chosen).filter(i -> search.isCaught(scores[i])).count();
        return ObservedRate.of(caught, chosen.length);
    }

    /** @param typical distance of two normal rows */
    private List<Level> levels(double typical) {
        List<Level> levels = new ArrayList<>();
        for (int l = 0; l < RedTeam.HARDNESS.size(); l++) {
            int level = l;
            List<Forgery> of = forged.stream().filter(f -> f.level() == level).toList();
            if (!of.isEmpty()) {
                double[] changed =
                        of.stream().mapToDouble(f -> f.changed().size()).toArray();
                Matrix rows = cells.prepared(of.stream().map(Forgery::cells).toList());
                double distance = Summary.of(Distances.toNearest(rows, normals)).median();
                levels.add(new Level(
                        RedTeam.HARDNESS.get(l),
                        Summary.of(changed).median(),
                        distance / typical,
                        caught(f -> f.level() == level)));
            }
        }
        return levels;
    }

    private List<ColumnUse> columns() {
        int[] changed = new int[cells.columns()];
        int[] missed = new int[changed.length];
        for (int i = 0; i < forged.size(); i++) {
            for (int c : forged.get(i).changed()) {
                changed[c]++;
                missed[c] += search.isCaught(search.firstScores()[i]) ? 0 : 1;
            }
        }
        return IntStream.range(0, changed.length)
                .mapToObj(c -> new ColumnUse(model.preparation().columns().get(c), changed[c], missed[c]))
                .sorted(Comparator.comparingInt(ColumnUse::missed).reversed())
                .toList();
    }

    private Misses misses() {
        int[] missed = IntStream.range(0, forged.size())
                .filter(i -> !search.isCaught(search.scores()[i]))
                .toArray();
        List<Forgery> of =
                Arrays.stream(missed).mapToObj(i -> search.best().get(i)).toList();
        boolean[] searched = new boolean[missed.length];
        for (int i = 0; i < missed.length; i++) {
            searched[i] = search.isCaught(search.firstScores()[missed[i]]);
        }
        double[] scores =
                Arrays.stream(missed).mapToDouble(i -> search.scores()[i]).toArray();
        return new Misses(
                cells.table(of.stream().map(Forgery::cells).toList()),
                of.stream().mapToInt(f -> places[f.base()]).toArray(),
                of.stream().map(f -> cells.changes(f.cells(), f.base())).toList(),
                of.stream().map(Forgery::tactic).toList(),
                of.stream().mapToDouble(f -> RedTeam.HARDNESS.get(f.level())).toArray(),
                searched,
                scores,
                Arrays.stream(scores).map(model.calibration()::pValue).toArray());
    }
}
