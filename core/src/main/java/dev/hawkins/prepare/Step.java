package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one column becomes inputs: immutable once fitted, and undone by the methods of {@link Preparation}. */
sealed interface Step permits NumberStep, BinaryStep, CategoryStep, CycleStep, PresenceStep {
    /** Most columns, inputs or categories that a stored preparation may have. */
    int MOST = 1 << 20;

    Column column();

    /** The blocks of inputs, in order. */
    List<Part> parts();

    /** How many inputs they have together. */
    default long inputs() {
        return parts().stream().mapToLong(Part::count).sum();
    }

    /** Attaches to the values of a table, so that nothing needs to be looked up per row. */
    Filler bind(Table.Values values);

    /**
     * Values of which {@link #bind} makes these inputs, as far as inputs tell: within what training rows had, and a base's own
     * value where that gives the same input or the input stands for no value in particular.
     *
     * @param inputs rows of all inputs
     * @param first input of this step
     * @param base as many values of this column
     */
    Table.Values restore(Matrix inputs, int first, Table.Values base);

    ColumnDescription describe();

    /** The name under which the step is stored. */
    String name();

    /** Adds what {@link #fromTree} needs beside name and column. */
    void write(Map<String, Object> tree);

    /** Share of training rows without a value. */
    double missing();

    /** Whether some training rows had no value, so that a missing value is nothing new. */
    default boolean expectsMissing() {
        return missing() > 0;
    }

    /** One block of inputs. */
    record Part(BlockKind kind, int count) {}

    /** Writes the inputs of a column. */
    interface Filler {
        /**
         * @param from first row
         * @param count rows
         * @param out zeros where this column's inputs go
         * @param at first input of the first row
         * @param width inputs per row
         */
        void fill(int from, int count, float[] out, int at, int width);
    }

    default Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", column().name());
        tree.put("kind", Tree.name(column().kind()));
        tree.put("values", column().values());
        tree.put("format", column().format());
        tree.put("step", name());
        write(tree);
        return tree;
    }

    static Step fromTree(Tree tree) {
        Column column = new Column(
                tree.text("column"), tree.constant("kind", Kind.class), tree.texts("values", 2), tree.text("format"));
        return switch (tree.text("step")) {
            case NumberStep.NAME -> NumberStep.fromTree(column, tree);
            case BinaryStep.NAME -> BinaryStep.fromTree(column, tree);
            case CategoryStep.NAME -> CategoryStep.fromTree(column, tree);
            case CycleStep.NAME -> CycleStep.fromTree(column, tree);
            case PresenceStep.NAME -> PresenceStep.fromTree(column, tree);
            default -> throw tree.wrong("step", "one of number, binary, category, cycle, presence");
        };
    }

    /** Fails if a stored step does not suit its column. */
    static void demand(boolean suits, Tree tree) {
        if (!suits) {
            throw tree.wrong("step", "a step for a column of its kind");
        }
    }
}
