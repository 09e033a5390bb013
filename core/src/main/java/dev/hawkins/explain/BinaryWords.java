package dev.hawkins.explain;

import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Column;
import dev.hawkins.table.Table;

/**
 * One of two values and how likely it was.
 *
 * @param ones share of the second value in training
 */
record BinaryWords(Column column, Block block, double ones) implements Words {
    @Override
    public String value(Table.Values values, int row) {
        return Tree.cut(column.values().get(((Table.Numbers) values).values()[row] == 0 ? 0 : 1));
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        double one = outlook.probability(block.from());
        if (Double.isNaN(one)) {
            return "usually "
                    + Wording.likely(Tree.cut(column.values().get(ones > 0.5 ? 1 : 0)), Math.max(ones, 1 - ones));
        }
        return Wording.percent(outlook.input(block.from()) == 1 ? one : 1 - one) + " likely";
    }
}
