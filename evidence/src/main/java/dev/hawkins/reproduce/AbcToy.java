package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures 3 and 5 of Yamanaka et al. 2019, both on 2D-Toy: what a detector calls strange over the plane, as the share of normal
 * test rows with a higher or the same score, and the mean length of a normal row's error by how long was trained.
 */
final class AbcToy {
    static final String PLANE = "figure 3";
    static final String ERRORS = "figure 5";
    static final String ROW = "toy 1";
    static final List<String> ON_PLANE = List.of("abc", "lrc", "ae", "dnn", "gtb", "iforest");
    static final List<String> TRAINED = List.of("abc", "lrc");

    static final Series P_VALUE = new Series("p-value");
    static final Series LENGTH = new Series("mean length at epoch");
    private static final List<Integer> EPOCHS = List.of(1, 2, 4, 10, 20, 40, 60);

    /** The plane is a square from here. */
    static final double LEFT = -5;

    static final double BOTTOM = -5;
    static final double SIDE = 10;
    /** Points of the grid each way. */
    static final int SIZE = 30;

    private AbcToy() {}

    /** By {@code y * SIZE + x}. */
    static Map<String, Double> plane(CellKey cell, AbcProblem problem) {
        Model model = cell.fit(problem.training());
        double[] normal = model.score(problem.testNormal());
        Arrays.sort(normal);
        double[] scores = model.score(grid());
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            P_VALUE.put(figures, i, (double) atLeast(normal, scores[i]) / normal.length);
        }
        return figures;
    }

    private static Matrix grid() {
        float[] points = new float[2 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            points[2 * i] = (float) (LEFT + (i % SIZE + 0.5) * SIDE / SIZE);
            points[2 * i + 1] = (float) (BOTTOM + (i / SIZE + 0.5) * SIDE / SIZE);
        }
        return new Matrix(SIZE * SIZE, 2, points);
    }

    /** How many of the sorted values are not below a value. */
    private static int atLeast(double[] sorted, double value) {
        int below = 0;
        while (below < sorted.length && sorted[below] < value) {
            below++;
        }
        return sorted.length - below;
    }

    /** Trained anew for every number of epochs; the epochs before are the same. */
    static Map<String, Double> errors(CellKey cell, AbcProblem problem) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int epochs : EPOCHS) {
            double[] lengths =
                    cell.with("epochs", "" + epochs).fit(problem.training()).score(problem.testNormal());
            LENGTH.put(figures, epochs, Arrays.stream(lengths).average().orElseThrow());
        }
        return figures;
    }
}
