package dev.hawkins.detect.combination;

import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows to fit to, and others to try the fit on.
 *
 * @param training rows to fit to
 * @param held rows held back
 * @param box as many rows drawn from everywhere
 */
record Trial(Training training, Matrix held, Matrix box) {
    /** Fewer rows than this are held back in turn. */
    private static final int FEW = 1_000;

    private static final int TURNS = 5;
    private static final int MOST_HELD = 1_000;
    /** With fewer, all rows both train and are tried. */
    private static final int FEWEST = 10;

    static List<Trial> of(Matrix rows, InputLayout layout, RandomStream random) {
        int n = rows.rows();
        int[] order = random.permutation(n);
        if (n < FEWEST) {
            return List.of(of(rows, rows, layout, random));
        }
        int turns = n < FEW ? TURNS : 1;
        int held = Math.min(MOST_HELD, n / TURNS);
        List<Trial> trials = new ArrayList<>();
        for (int t = 0; t < turns; t++) {
            int from = t * held;
            int to = t == TURNS - 1 ? n : from + held;
            trials.add(of(
                    rows.select(IntStream.range(0, n)
                            .filter(i -> i < from || i >= to)
                            .map(i -> order[i])
                            .toArray()),
                    rows.select(IntStream.range(from, to).map(i -> order[i]).toArray()),
                    layout,
                    random));
        }
        return trials;
    }

    private static Trial of(Matrix training, Matrix held, InputLayout layout, RandomStream random) {
        return new Trial(Training.of(training, layout), held, Box.draw(held.rows(), training, layout, random));
    }
}
