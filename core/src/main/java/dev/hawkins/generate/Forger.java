package dev.hawkins.generate;

import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes {@link Forgery forgeries} of normal rows, none of which is a copy of one, and changes them on. */
final class Forger {
    private static final int TRIES = 20;

    private final Patchwork cells;
    private final int normals;
    private final RandomStream random;
    private final Copies copies;

    /**
     * @param cells over the pool that {@link Tactic#cell} speaks of
     * @param normals how many of its rows are normal
     */
    Forger(Patchwork cells, int normals, RandomStream random) {
        this.cells = cells;
        this.normals = normals;
        this.random = random;
        this.copies = new Copies(cells.prepared(
                IntStream.range(0, normals).mapToObj(cells::whole).toList()));
    }

    /** Whether a row is, to the model, one of the normal ones. */
    private boolean isCopy(int[] row) {
        return copies.has(cells.prepared(List.of(row)), 0);
    }

    /**
     * Changes a normal row.
     *
     * @param hardness share of the changes that the tactic would make that are not made; one is always
     * @return nothing if it only comes out as a copy of a normal row
     */
    Optional<Forgery> forge(int base, Tactic tactic, int level, double hardness) {
        for (int tries = 0; tries < TRIES; tries++) {
            int donor = random.nextInt(normals);
            int[] target = new int[cells.columns()];
            Arrays.setAll(target, c -> tactic.cell(base, donor, normals, random));
            List<Integer> differing = new ArrayList<>();
            for (int c : random.permutation(target.length)) {
                if (!cells.same(c, target[c], base)) {
                    differing.add(c);
                }
            }
            long wanted = Math.round((1 - hardness) * tactic.most() * differing.size());
            List<Integer> changed = differing.subList(0, Math.min(differing.size(), (int) Math.max(1, wanted)));
            int[] row = cells.whole(base);
            changed.forEach(c -> row[c] = target[c]);
            if (!changed.isEmpty() && !isCopy(row)) {
                return Optional.of(new Forgery(base, donor, tactic, level, row, List.copyOf(changed)));
            }
        }
        return Optional.empty();
    }

    /** The same with one of its changes replaced: by another value of that column, or by a change of another column. */
    Optional<Forgery> vary(Forgery forgery) {
        List<Integer> changed = new ArrayList<>(forgery.changed());
        int place = random.nextInt(changed.size());
        int old = changed.get(place);
        int column = random.nextInt(2) == 0 ? old : random.nextInt(cells.columns());
        int cell = forgery.tactic().cell(forgery.base(), forgery.donor(), normals, random);
        boolean taken = column != old && changed.contains(column);
        if (taken || cells.same(column, cell, forgery.base())) {
            return Optional.empty();
        }
        int[] row = forgery.cells().clone();
        row[old] = forgery.base();
        row[column] = cell;
        changed.set(place, column);
        return isCopy(row) ? Optional.empty() : Optional.of(forgery.with(row, changed));
    }
}
