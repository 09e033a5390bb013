package dev.hawkins.explain;

import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Column;
import dev.hawkins.table.Table;
import java.util.List;

/** Says what a row has in a column and what would have been expected there. */
interface Words {
    /** What the row has. */
    String value(Table.Values values, int row);

    /** What would have been expected, or the empty text. */
    String expected(Table.Values values, int row, Outlook outlook);

    /** The words for a column. */
    static Words of(Column column, Preparation preparation, Ranges ranges) {
        List<Block> blocks = preparation.layout().blocks().stream()
                .filter(block -> block.column().equals(column.name()))
                .toList();
        Block first = blocks.get(0);
        if (first.kind() == BlockKind.ONE_HOT) {
            return new CategoryWords(first, preparation.categories(first), preparation.shares(first));
        }
        Words present =
                switch (first.kind()) {
                    case BINARY -> new BinaryWords(column, first, preparation.shares(first)[0]);
                    case CYCLIC -> new TimeWords(blocks, preparation, ranges);
                    case MISSING -> new ConstantWords(column);
                    default -> new NumberWords(column, first, preparation.facts(column.name()), preparation, ranges);
                };
        Block last = blocks.get(blocks.size() - 1);
        boolean learned = last.kind() == BlockKind.MISSING;
        return new MissingWords(present, learned ? last : null, preparation.missing(column.name()));
    }
}
