package dev.hawkins.generate;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Generator;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Digits;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Has a model make rows in the columns and units of its table: categories by name, whole numbers whole, numbers with as many
 * decimals as training rows had and within their range.
 *
 * <p>A model that makes normal rows makes them of nothing, or around given ones. One that makes near misses changes normal
 * rows: given ones, or else the few that the model file keeps. A near miss is what its generator makes of the row, and, as a
 * discriminator is taught too, about {@value Tactic#BORROWS} of the columns, but one at least, have the value of another normal row.
 * Of the columns that are changed so, each but a borrowed one is put back with a probability of {@link #hardness}.
 *
 * <p>The same seed and the same calls give the same rows. Not thread-safe.
 */
public final class Generation {
    /** Most normal rows that values are borrowed from. */
    private static final int MOST_OTHERS = 1000;
    /** How often values are borrowed anew for a near miss that came out as the row it was made of. */
    private static final int TRIES = 20;

    private final TrainedModel model;
    private final Preparation preparation;
    private final Generator generator;
    private final RandomStream random;
    private double hardness;
    private boolean given;
    private Table starts;
    /** The rows of starts, in the order in which they are used. */
    private int[] order;

    private Table others;
    private UsualValues usual;
    private int made;

    private Generation(TrainedModel model, Generator generator, long seed) {
        this.model = model;
        this.preparation = model.preparation();
        this.generator = generator;
        this.random = RandomStream.of(seed, "generation");
        start(model.ordinaryRows());
        lend(starts);
    }

    private void start(Table rows) {
        starts = columns(rows);
        order = random.derive("starts").permutation(starts.rows());
    }

    private void lend(Table rows) {
        others = columns(rows);
        usual = new UsualValues(others);
    }

    /**
     * Rows of a model.
     *
     * @throws PipelineException if its detector makes none; the message names those that do
     */
    public static Generation of(TrainedModel model, long seed) {
        Generator generator = model.model()
                .generator()
                .orElseThrow(() -> new PipelineException("%s does not make rows; these do: %s"
                        .formatted(Catalogue.of(model.detector()).name(), makers())));
        return new Generation(model, generator, seed);
    }

    private static String makers() {
        return Catalogue.all().stream()
                .filter(entry -> entry.capabilities().contains(Capability.GENERATES))
                .map(CatalogueEntry::name)
                .collect(Collectors.joining(", "));
    }

    /** Whether near misses are made, and not normal rows. */
    public boolean makesNearMisses() {
        return generator.intent() == Generator.Intent.NEAR_MISSES;
    }

    /** Whether rows are made of the few normal rows that the model file keeps, as none were given and some are needed. */
    public boolean startsFromKeptRows() {
        return !given && !generator.startsFromNothing();
    }

    /**
     * The share of its changes that is taken back from a near miss, at least 0 and at most 1; 0 by default.
     *
     * @throws IllegalArgumentException if it is not
     * @throws PipelineException if the model makes normal rows
     */
    public Generation hardness(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("hardness must be from 0 to 1 but was " + Digits.shortest(value));
        }
        if (!makesNearMisses()) {
            throw new PipelineException("%s makes normal rows, which have no hardness; arn makes near misses"
                    .formatted(Catalogue.of(model.detector()).name()));
        }
        hardness = value;
        return this;
    }

    /**
     * The rows to make rows of, or around; each is used as often as the others.
     *
     * @param rows with the columns of the model
     */
    public Generation around(Table rows) {
        start(rows);
        given = true;
        return this;
    }

    /**
     * Normal rows whose values near misses may borrow; otherwise the rows that the model file keeps. Where few numbers come again
     * and again in a column of these rows, the numbers that are made are among them.
     */
    public Generation borrowing(Table rows) {
        int[] chosen = random.derive("others").permutation(rows.rows());
        lend(rows.select(Arrays.copyOf(chosen, Math.min(chosen.length, MOST_OTHERS))));
        return this;
    }

    private Table columns(Table rows) {
        if (rows.rows() == 0) {
            throw new PipelineException("there must be at least 1 row to make rows of");
        }
        return rows.columns(preparation.columns());
    }

    /** The next rows. */
    public GeneratedRows next(int count) {
        int[] from = new int[count];
        Arrays.setAll(from, i -> order[(made + i) % order.length]);
        Table bases = starts.select(from);
        RandomStream stream = random.derive("rows-" + made);
        made += count;
        if (!given) {
            Arrays.fill(from, -1);
        }
        if (!given && generator.startsFromNothing()) {
            Table rows = usual.nextTo(preparation.restore(generator.anywhere(count, stream), bases), bases);
            return known(rows, from, Collections.nCopies(count, List.of()));
        }
        return changed(bases, from, stream);
    }

    private GeneratedRows changed(Table bases, int[] from, RandomStream stream) {
        int count = bases.rows();
        Matrix inputs = generator.around(preparation.apply(bases), stream);
        Table changed = usual.nextTo(preparation.restore(inputs, bases), bases);
        Patchwork cells = new Patchwork(preparation, Table.concatenate(List.of(bases, changed, others)));
        List<int[]> rows = new ArrayList<>();
        List<List<String>> changes = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            int[] row = makesNearMisses() ? nearMiss(cells, r, count, stream) : cells.whole(count + r);
            rows.add(row);
            changes.add(cells.changes(row, r));
        }
        return known(cells.table(rows), from, changes);
    }

    private GeneratedRows known(Table rows, int[] from, List<List<String>> changes) {
        return new GeneratedRows(rows, from, changes, Outside.of(preparation, rows), model.score(rows));
    }

    /** The cells of one: bases come first in the pool, then what was made of them, then rows to borrow from. */
    private int[] nearMiss(Patchwork cells, int base, int count, RandomStream stream) {
        int[] row = cells.whole(count + base);
        for (int tries = 0; tries < TRIES; tries++) {
            int first = stream.nextInt(row.length);
            for (int c = 0; c < row.length; c++) {
                if (c == first || stream.nextDouble() < Tactic.BORROWS) {
                    row[c] = 2 * count + stream.nextInt(others.rows());
                }
            }
            putBack(cells, row, base, first, stream);
            if (!cells.changes(row, base).isEmpty()) {
                break;
            }
        }
        return row;
    }

    /** @param first the column whose change stays if any does */
    private void putBack(Patchwork cells, int[] row, int base, int first, RandomStream stream) {
        boolean kept = !cells.same(first, row[first], base);
        for (int c : stream.permutation(row.length)) {
            boolean same = cells.same(c, row[c], base);
            boolean stays = c == first || !kept || stream.nextDouble() >= hardness;
            kept |= !same;
            row[c] = same || !stays ? base : row[c];
        }
    }
}
