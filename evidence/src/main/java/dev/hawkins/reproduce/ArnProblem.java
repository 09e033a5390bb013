package dev.hawkins.reproduce;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One split of the public code of ARN.
 *
 * @param training normal rows that train or validate, and the anomalies that may choose an epoch
 * @param validationShare share of the normal rows that validate
 * @param test rows of the test part, the normal ones first
 * @param testNormals how many of these are normal
 */
record ArnProblem(Training training, double validationShare, Matrix test, int testNormals) {
    /**
     * Numbers of rows of a protocol.
     *
     * @param training normal rows that train
     * @param normal normal rows that validate
     * @param anomalous anomalies that validate
     * @param testNormal normal rows that test
     * @param testAnomalous anomalies that test
     */
    record Sizes(int training, int normal, int anomalous, int testNormal, int testAnomalous) {
        /** As many training rows as there may be at most, all others in proportion. */
        Sizes atMost(int most) {
            double share = Math.min(1, (double) most / training);
            return new Sizes(
                    part(training, share),
                    part(normal, share),
                    part(anomalous, share),
                    part(testNormal, share),
                    part(testAnomalous, share));
        }

        private static int part(int rows, double share) {
            return (int) Math.max(1, Math.round(rows * share));
        }
    }

    /** Splits shuffled rows; numbers are scaled to [0, 1] by the normal rows that train or validate. */
    static ArnProblem of(Table normal, Table anomalous, Sizes sizes, long seed) {
        int[] normals = RandomStream.of(seed, "normal").permutation(normal.rows());
        int[] anomalies = RandomStream.of(seed, "anomalous").permutation(anomalous.rows());
        int fitted = sizes.training + sizes.normal;
        Table known = normal.select(Arrays.copyOf(normals, fitted));
        PrepareSettings settings = PrepareSettings.defaults().withScaling(Scaling.MIN_MAX);
        Preparation preparation = Preparation.fit(known, settings, notice -> {});
        Training training = new Training(
                preparation.apply(known),
                preparation.apply(anomalous.select(Arrays.copyOf(anomalies, sizes.anomalous))),
                preparation.layout());
        Table test = Table.concatenate(List.of(
                normal.select(next(normals, fitted, sizes.testNormal)),
                anomalous.select(next(anomalies, sizes.anomalous, sizes.testAnomalous))));
        return new ArnProblem(training, (double) sizes.normal / fitted, preparation.apply(test), sizes.testNormal);
    }

    /** How the test rows rank by the scores that a model gives them in this order, which matters where it scores rows together. */
    Ranking ranking(Model model, int[] order) {
        double[] scores = model.score(test.select(order));
        boolean[] anomalous = new boolean[order.length];
        for (int r = 0; r < order.length; r++) {
            anomalous[r] = order[r] >= testNormals;
        }
        return Ranking.of(scores, anomalous);
    }

    /** Normal rows first, then anomalies, as the public code has them. */
    int[] inOrder() {
        return IntStream.range(0, test.rows()).toArray();
    }

    private static int[] next(int[] order, int from, int count) {
        return Arrays.copyOfRange(order, from, from + count);
    }
}
