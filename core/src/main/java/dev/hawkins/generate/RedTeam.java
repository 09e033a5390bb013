package dev.hawkins.generate;

import dev.hawkins.detect.Generator;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tries what slips past a model, of whatever detector, with nothing but its scores: normal rows are changed in some columns,
 * by several {@link Tactic}s, from all columns down to one, and the model is asked which of them it calls anomalies. Every
 * value is one that normal rows have or could have; what comes out as a copy of a normal row is no anomaly and is left out.
 *
 * <p>After that, the anomalies that were caught are searched for variants that are not: as many changed columns of the same
 * tactic, at least half as far from the normal row, other columns or other values; {@value #ROUNDS} times a change is tried,
 * and kept if it lowers the score.
 *
 * <p>The share that is caught as made estimates the recall before any real anomaly is known. It is the recall for anomalies of
 * this kind; real ones may be of another. The same seed gives the same report.
 */
public final class RedTeam {
    /** Hardness of the levels: the share of a tactic's changes that is not made. At 1, one change is. */
    public static final List<Double> HARDNESS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    /** Fewest normal rows to make anomalies of. */
    public static final int FEWEST_NORMALS = 20;

    private static final int MOST_NORMALS = 2000;
    private static final int ROUNDS = 20;

    private final TrainedModel model;
    private final Preparation preparation;
    private final Table normals;
    private final int[] places;
    private final RandomStream random;
    private final List<Tactic> tactics = new ArrayList<>(List.of(Tactic.BORROWED, Tactic.SPLICED, Tactic.SCATTERED));
    private Table made;

    private RedTeam(TrainedModel model, Table rows, long seed) {
        this.model = model;
        this.preparation = model.preparation();
        this.random = RandomStream.of(seed, "red-team");
        int[] order = random.derive("normals").permutation(rows.rows());
        this.places = Arrays.copyOf(order, Math.min(order.length, MOST_NORMALS));
        this.normals = rows.columns(preparation.columns()).select(places);
    }

    /**
     * Against a model.
     *
     * @param normals normal rows with the columns of the model, better not those it was fitted on; of more than
     *     {@value #MOST_NORMALS}, so many are drawn
     * @throws PipelineException if there are fewer than {@value #FEWEST_NORMALS}
     */
    public static RedTeam against(TrainedModel model, Table normals, long seed) {
        if (normals.rows() < FEWEST_NORMALS) {
            throw new PipelineException("a red team needs at least %d normal rows but there %s %d"
                    .formatted(FEWEST_NORMALS, normals.rows() == 1 ? "is" : "are", normals.rows()));
        }
        return new RedTeam(model, normals, seed);
    }

    /**
     * Has another model's generator make anomalies too.
     *
     * @throws PipelineException if it makes no near misses, or has other columns
     */
    public RedTeam with(TrainedModel maker) {
        Generator generator = maker.model()
                .generator()
                .filter(g -> g.intent() == Generator.Intent.NEAR_MISSES)
                .orElseThrow(() -> new PipelineException("it makes no near misses; only a model of arn does"));
        if (!maker.preparation().schema().equals(preparation.schema())) {
            throw new PipelineException("it has the columns %s but the model has %s"
                    .formatted(
                            String.join(", ", maker.preparation().columns()),
                            String.join(", ", preparation.columns())));
        }
        Matrix rows = maker.preparation().apply(normals);
        Table smooth = maker.preparation().restore(generator.around(rows, random.derive("made")), normals);
        made = new UsualValues(normals).nextTo(smooth, normals);
        tactics.add(Tactic.MADE);
        return this;
    }

    /** With one tactic alone. */
    public RedTeam only(Tactic tactic) {
        if (tactic == Tactic.MADE && made == null) {
            throw new IllegalArgumentException("nothing is made without a model to make it; name one before");
        }
        tactics.clear();
        tactics.add(tactic);
        return this;
    }

    /**
     * Tries so many anomalies.
     *
     * @throws PipelineException if none can be made, as every change gives another of the normal rows
     */
    public RedTeamReport run(int count) {
        Patchwork cells = cells();
        Forger forger = new Forger(cells, normals.rows(), random.derive("forger"));
        Search search = new Search(model, cells, forger, forge(forger, count));
        for (int round = 0; round < ROUNDS; round++) {
            search.round();
        }
        return new Findings(model, normals, places, cells, search).report(tactics, random.derive("pairs"));
    }

    /**
     * So many anomalies as they are made, the same that {@link #run} tries.
     *
     * @throws PipelineException as {@link #run}
     */
    public GeneratedRows anomalies(int count) {
        Patchwork cells = cells();
        List<Forgery> forged = forge(new Forger(cells, normals.rows(), random.derive("forger")), count);
        Table rows = cells.table(forged.stream().map(Forgery::cells).toList());
        return new GeneratedRows(
                rows,
                forged.stream().mapToInt(f -> places[f.base()]).toArray(),
                forged.stream().map(f -> cells.changes(f.cells(), f.base())).toList(),
                Outside.of(preparation, rows),
                model.score(rows));
    }

    /** Over the pool that {@link Tactic#cell} speaks of. */
    private Patchwork cells() {
        List<Table> pool =
                new ArrayList<>(List.of(normals, Scatter.of(preparation, normals, random.derive("scatter"))));
        if (made != null) {
            pool.add(made);
        }
        return new Patchwork(preparation, Table.concatenate(pool));
    }

    private List<Forgery> forge(Forger forger, int count) {
        List<Forgery> forged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tactic tactic = tactics.get(i % tactics.size());
            int level = i / tactics.size() % HARDNESS.size();
            forger.forge(i % normals.rows(), tactic, level, HARDNESS.get(level)).ifPresent(forged::add);
        }
        if (forged.isEmpty()) {
            throw new PipelineException("no anomalies can be made of these rows: every change gives another of them");
        }
        return forged;
    }
}
