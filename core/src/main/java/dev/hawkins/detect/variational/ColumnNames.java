package dev.hawkins.detect.variational;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.Spelling;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Columns that the user named in a setting, {@code colA;colB}, found in a layout. */
final class ColumnNames {
    private ColumnNames() {}

    /** The parts of a text between separators, without blanks around them and without empty ones. */
    static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * The blocks of some columns, in the order of the layout.
     *
     * @param setting its key, for messages
     * @throws DetectorException if a column is not among the inputs
     */
    static List<Block> blocks(String setting, List<String> columns, InputLayout layout) {
        List<String> known =
                layout.blocks().stream().map(Block::column).distinct().toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new DetectorException("%s names the column '%s', which is not among the inputs%s"
                        .formatted(setting, column, Spelling.hint(column, known)));
            }
        }
        return layout.blocks().stream()
                .filter(block -> columns.contains(block.column()))
                .toList();
    }

    /** The inputs of blocks. */
    static int[] inputs(List<Block> blocks) {
        return blocks.stream()
                .flatMapToInt(block -> IntStream.range(block.from(), block.from() + block.count()))
                .toArray();
    }
}
