package dev.hawkins.detect.cluster;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowScorer;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;

/**
 * Models that score the Euclidean distance to a centre: the nearest, or where that one is not large, the nearest large one.
 * Contributions are the squared differences to that centre over the distance; expected is the centre, spread the deviation
 * of its training rows from it.
 */
final class CentreModel {
    private CentreModel() {}

    /** The state of a model of these centres. */
    static StateBuilder state(Matrix rows, double[][] centres, boolean[] large, FitContext context) {
        Assignment assignment = Assignment.of(rows, centres, context);
        double[] marks = new double[centres.length];
        for (int c = 0; c < marks.length; c++) {
            marks[c] = large == null || large[c] ? 1 : 0;
        }
        return new StateBuilder()
                .doubles("centres", centres)
                .doubles("spread", assignment.spread(rows, centres))
                .doubles("large", marks)
                .figure("centres", centres.length)
                .figure("mean-squared-distance", assignment.total() / rows.rows());
    }

    static Model of(ModelState state, InputLayout layout, String description) {
        int inputs = layout.inputs();
        double[] marks = state.doubles("large");
        double[][] centres = rows(state.doubles("centres", marks.length * inputs), inputs);
        double[][] spread = rows(state.doubles("spread", marks.length * inputs), inputs);
        boolean[] large = new boolean[marks.length];
        boolean any = false;
        for (int c = 0; c < large.length; c++) {
            large[c] = marks[c] != 0;
            any |= large[c];
        }
        if (!any) {
            throw new DetectorException("the tensor 'large' marks no centre");
        }
        return new StateModel(
                layout,
                new ScoreMeaning(description, "distance", 0, Double.POSITIVE_INFINITY),
                false,
                0,
                state,
                () -> new Distance(new Centres(centres, inputs), inputs, large, spread));
    }

    /** Cuts an array into rows. */
    static double[][] rows(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(flat, r * columns, (r + 1) * columns);
        }
        return rows;
    }

    private static final class Distance extends RowScorer {
        private final Centres centres;
        private final boolean[] large;
        private final double[][] spreads;

        Distance(Centres centres, int inputs, boolean[] large, double[][] spreads) {
            super(inputs);
            this.centres = centres;
            this.large = large;
            this.spreads = spreads;
        }

        private int reference(float[] rows, int from) {
            int nearest = centres.nearest(rows, from);
            return large[nearest] ? nearest : centres.nearestOf(large);
        }

        @Override
        protected double score(float[] rows, int from) {
            return Math.sqrt(centres.squared(reference(rows, from)));
        }

        @Override
        protected double explain(
                float[] rows, int from, double[] contributions, float[] expected, float[] spread, int to) {
            int reference = reference(rows, from);
            double score = Math.sqrt(centres.squared(reference));
            for (int j = 0; j < inputs(); j++) {
                double d = rows[from + j] - centres.centre(reference)[j];
                contributions[to + j] = d * d;
                expected[to + j] = (float) centres.centre(reference)[j];
                spread[to + j] = (float) spreads[reference][j];
            }
            scaleTo(score, contributions, to);
            return score;
        }
    }
}
