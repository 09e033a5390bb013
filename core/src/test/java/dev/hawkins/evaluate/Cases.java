package dev.hawkins.evaluate;

import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Small labelled cases, most of them with ties, both classes always there; and the metrics by their definitions. */
record Cases(String name, double[] scores, boolean[] anomaly) {

    static List<Cases> random(long seed, int count) {
        RandomStream random = RandomStream.of(seed, "cases");
        List<Cases> cases = new ArrayList<>();
        while (cases.size() < count) {
            Cases next = one(random, "seed %d, case %d".formatted(seed, cases.size()));
            if (next.count(true) > 0 && next.count(false) > 0) {
                cases.add(next);
            }
        }
        return cases;
    }

    private static Cases one(RandomStream random, String name) {
        int rows = 2 + random.nextInt(30);
        int distinct = 1 + random.nextInt(40);
        double share = random.nextDouble();
        double[] scores = new double[rows];
        boolean[] anomaly = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = (random.nextInt(distinct) - distinct / 3) / 4.0;
            anomaly[i] = random.nextDouble() < share;
        }
        return new Cases(name, scores, anomaly);
    }

    int count(boolean wanted) {
        int count = 0;
        for (boolean a : anomaly) {
            count += a == wanted ? 1 : 0;
        }
        return count;
    }

    Ranking ranking() {
        return Ranking.of(scores, anomaly);
    }

    /** By counting row by row. */
    Confusion confusion(double threshold) {
        long[] counts = new long[4];
        for (int i = 0; i < scores.length; i++) {
            boolean called = scores[i] > threshold;
            counts[anomaly[i] ? (called ? 0 : 3) : (called ? 1 : 2)]++;
        }
        return new Confusion(counts[0], counts[1], counts[2], counts[3]);
    }

    /** Over all pairs. */
    double rocAuc() {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (anomaly[i] && !anomaly[j]) {
                    sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
                }
            }
        }
        return sum / count(true) / count(false);
    }

    /** The mean over anomalies of the precision among the rows that score at least as much. */
    double averagePrecision() {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            if (anomaly[i]) {
                sum += confusion(Math.nextDown(scores[i])).precision();
            }
        }
        return sum / count(true);
    }

    @Override
    public String toString() {
        return name;
    }
}
