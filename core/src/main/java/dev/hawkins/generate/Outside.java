package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.prepare.NumberFacts;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds values that no training row had the like of. */
final class Outside {
    private Outside() {}

    /** The names of such columns, per row. */
    static List<List<String>> of(Preparation preparation, Table rows) {
        Matrix inputs = preparation.apply(rows);
        List<List<String>> names = new ArrayList<>();
        for (int r = 0; r < rows.rows(); r++) {
            List<String> outside = new ArrayList<>();
            for (int c = 0; c < rows.schema().size(); c++) {
                if (isOutside(preparation, rows, inputs, r, c)) {
                    outside.add(rows.schema().column(c).name());
                }
            }
            names.add(outside);
        }
        return names;
    }

    private static boolean isOutside(Preparation preparation, Table rows, Matrix inputs, int r, int c) {
        String column = rows.schema().column(c).name();
        if (rows.text(r, c).isEmpty()) {
            return preparation.missing(column) == 0;
        }
        for (Block block : preparation.layout().blocks()) {
            if (block.column().equals(column)) {
                if (block.kind().isNumber()) {
                    NumberFacts facts = preparation.facts(column);
                    double number = rows.numbers(c)[r];
                    return number < facts.min() || number > facts.max();
                }
                int last = block.count() - 1;
                return block.kind() == BlockKind.ONE_HOT
                        && inputs.get(r, block.from() + last) == 1
                        && preparation.shares(block)[last] == 0;
            }
        }
        return false;
    }
}
