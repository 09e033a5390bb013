package dev.hawkins.explain;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Scorer;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.Arrays;

/** What a model expects of each row of a matrix, and how far from that the row is. */
final class Residuals {
    private static final int CHUNK = 256;

    private final Matrix rows;
    private final float[] expected;
    private final float[] spread;

    Residuals(Model model, Matrix rows) {
        this.rows = rows;
        this.expected = new float[rows.values().length];
        this.spread = new float[rows.values().length];
        int width = rows.columns();
        Scorer scorer = model.scorer(CHUNK);
        double[] scores = new double[CHUNK];
        double[] contributions = new double[CHUNK * width];
        float[] expectedPart = new float[CHUNK * width];
        float[] spreadPart = new float[CHUNK * width];
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, rows.rows() - from);
            scorer.explain(rows.values(), from * width, count, scores, contributions, expectedPart, spreadPart);
            System.arraycopy(expectedPart, 0, expected, from * width, count * width);
            System.arraycopy(spreadPart, 0, spread, from * width, count * width);
        }
    }

    /** The residuals of a block in rising order, those of left-out rows and unknown ones left out. */
    double[] of(Block block, boolean[] leftOut) {
        double[] residuals = new double[rows.rows()];
        int n = 0;
        for (int row = 0; row < residuals.length; row++) {
            int at = row * rows.columns() + block.from();
            double residual = block.kind() == BlockKind.CYCLIC ? turn(at) : distance(at);
            if (!leftOut[row] && !Double.isNaN(residual)) {
                residuals[n++] = residual;
            }
        }
        double[] sorted = Arrays.copyOf(residuals, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private double distance(int at) {
        return ((double) rows.values()[at] - expected[at]) / Ranges.spread(spread[at]);
    }

    private double turn(int at) {
        return Ranges.turn(rows.values()[at], rows.values()[at + 1], expected[at], expected[at + 1]);
    }
}
