package dev.hawkins.generate;

import java.util.List;

/**
 * A normal row of which some cells were replaced.
 *
 * @param base the normal row
 * @param donor another one, for tactics that take all values from one row
 * @param tactic where the values come from
 * @param level index of its hardness
 * @param cells the rows of the pool that its cells are from
 * @param changed the columns whose cells are not the base's
 */
record Forgery(int base, int donor, Tactic tactic, int level, int[] cells, List<Integer> changed) {
    Forgery with(int[] otherCells, List<Integer> otherColumns) {
        return new Forgery(base, donor, tactic, level, otherCells, otherColumns);
    }
}
