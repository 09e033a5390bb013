package dev.hawkins.detect.labelled;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/** AdaBoost.M2 for two classes on stumps by weighted Gini impurity, as in the paper, with no regard to speed. */
final class PlainAdaBoost {
    private PlainAdaBoost() {}

    /** The weighted votes for the second class, which begins at row {@code first}. */
    static double[] votes(Matrix rows, int first, int rounds) {
        int n = rows.rows();
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        double[] votes = new double[n];
        double total = 0;
        for (int t = 0; t < rounds; t++) {
            double[] h = stump(rows, first, weights);
            double e = 0;
            for (int i = 0; i < n; i++) {
                e += weights[i] * (1 - right(h, i, first) + wrong(h, i, first)) / 2;
            }
            double a = e / (1 - e);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                weights[i] *= StrictMath.pow(a, (1 + right(h, i, first) - wrong(h, i, first)) / 2);
                sum += weights[i];
            }
            for (int i = 0; i < n; i++) {
                weights[i] /= sum;
                votes[i] += StrictMath.log(1 / a) * h[i];
            }
            total += StrictMath.log(1 / a);
        }
        for (int i = 0; i < n; i++) {
            votes[i] /= total;
        }
        return votes;
    }

    private static double right(double[] h, int i, int first) {
        return i < first ? 1 - h[i] : h[i];
    }

    private static double wrong(double[] h, int i, int first) {
        return 1 - right(h, i, first);
    }

    /** Share of the second class on the row's side of the best cut. */
    private static double[] stump(Matrix rows, int first, double[] weights) {
        double best = Double.POSITIVE_INFINITY;
        double[] answer = null;
        for (int j = 0; j < rows.columns(); j++) {
            for (int r = 0; r < rows.rows(); r++) {
                double[] all = new double[2];
                double[] odd = new double[2];
                for (int i = 0; i < rows.rows(); i++) {
                    int side = rows.get(i, j) <= rows.get(r, j) ? 0 : 1;
                    all[side] += weights[i];
                    odd[side] += i < first ? 0 : weights[i];
                }
                double impurity = impurity(all[0], odd[0]) + impurity(all[1], odd[1]);
                if (impurity < best - 1e-12) {
                    best = impurity;
                    answer = new double[rows.rows()];
                    for (int i = 0; i < answer.length; i++) {
                        int side = rows.get(i, j) <= rows.get(r, j) ? 0 : 1;
                        answer[i] = odd[side] / all[side];
                    }
                }
            }
        }
        return answer;
    }

    private static double impurity(double all, double odd) {
        return all == 0 ? 0 : 2 * odd * (1 - odd / all);
    }
}
