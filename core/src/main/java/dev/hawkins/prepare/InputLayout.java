package dev.hawkins.prepare;

import java.util.List;

/**
 * What each input of a model is: blocks of neighbouring inputs, in order, each made from one column.
 *
 * @param blocks in input order
 */
public record InputLayout(List<Block> blocks) {
    public InputLayout {
        blocks = List.copyOf(blocks);
    }

    /** What the numbers of a block are, and so which likelihood suits them. */
    public enum BlockKind {
        /** One real number, z-scored or scaled by another affine or log rule, unbounded. */
        REAL,
        /** One real number scaled so that training values lie in [0, 1]. */
        UNIT,
        /** One number, 0 or 1. */
        BINARY,
        /** A one-hot block; its last unit is the bucket of other and unseen values. */
        ONE_HOT,
        /** One number, 1 where the column's value is missing. */
        MISSING,
        /** Sine and cosine of a cyclic quantity such as the hour of the day. */
        CYCLIC;

        /** Whether it is one number on a scale, in which more and less mean something. */
        public boolean isNumber() {
            return this == REAL || this == UNIT;
        }
    }

    /**
     * @param column name of the original column
     * @param kind what the numbers are
     * @param from first input
     * @param count number of inputs
     */
    public record Block(String column, BlockKind kind, int from, int count) {}

    /** Number of inputs. */
    public int inputs() {
        return blocks.stream().mapToInt(Block::count).sum();
    }

    /** A layout of {@code inputs} REAL inputs of columns x1, x2, ...: a bare matrix. */
    public static InputLayout ofReals(int inputs) {
        return new InputLayout(java.util.stream.IntStream.range(0, inputs)
                .mapToObj(i -> new Block("x" + (i + 1), BlockKind.REAL, i, 1))
                .toList());
    }
}
