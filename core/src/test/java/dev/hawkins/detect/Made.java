package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;

/** What the rows of every {@link Generator} must be. */
final class Made {
    private Made() {}

    static void check(Matrix rows, InputLayout layout) {
        for (int r = 0; r < rows.rows(); r++) {
            for (Block block : layout.blocks()) {
                check(rows, r, block);
            }
        }
        long distinct = java.util.stream.IntStream.range(0, rows.rows())
                .mapToObj(r -> Arrays.toString(rows.select(new int[] {r}).values()))
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(rows.rows() / 2);
    }

    private static void check(Matrix rows, int r, Block block) {
        double sum = 0;
        for (int j = block.from(); j < block.from() + block.count(); j++) {
            float value = rows.get(r, j);
            assertThat(value).isFinite();
            sum += value;
            switch (block.kind()) {
                case ONE_HOT, BINARY, MISSING -> assertThat(value).isIn(0f, 1f);
                default -> {}
            }
        }
        if (block.kind() == InputLayout.BlockKind.ONE_HOT) {
            assertThat(sum).isEqualTo(1);
        }
    }
}
