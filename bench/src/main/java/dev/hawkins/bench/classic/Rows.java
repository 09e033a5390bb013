package dev.hawkins.bench.classic;

import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Parallel;
import dev.hawkins.detect.Scorer;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.List;

/** Rows to measure with, and how they are scored. */
final class Rows {
    private static final int CHUNK = 1024;

    private Rows() {}

    /** A data set of the catalogue without its label, z-scored. */
    static Matrix of(String name) {
        DataSet set = DataSets.find(name);
        try (TableReader reader = DataSets.source(name).open(ReadOptions.defaults())) {
            Table table = reader.readAll().without(List.of(set.label()));
            PrepareSettings settings = PrepareSettings.defaults().withScaling(Scaling.Z_SCORE);
            return Preparation.fit(table, settings, notice -> {}).apply(table);
        }
    }

    /** The first rows. */
    static Matrix first(int count, Matrix rows) {
        return new Matrix(count, rows.columns(), java.util.Arrays.copyOf(rows.values(), count * rows.columns()));
    }

    /** The last rows. */
    static Matrix last(int count, Matrix rows) {
        int from = (rows.rows() - count) * rows.columns();
        return new Matrix(
                count, rows.columns(), java.util.Arrays.copyOfRange(rows.values(), from, rows.values().length));
    }

    /** Some rows in random order. */
    static Matrix spread(int count, Matrix rows) {
        return rows.select(java.util.Arrays.copyOf(RandomStream.of(1, "spread").permutation(rows.rows()), count));
    }

    /** Gaussian clouds of unit width around centres that are three times as far apart in every column. */
    static Matrix mixture(int rows, int columns, int clouds, long seed) {
        RandomStream random = RandomStream.of(seed, "mixture");
        float[] centres = new float[clouds * columns];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) (3 * random.nextGaussian());
        }
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int r = 0; r < rows; r++) {
            int cloud = random.nextInt(clouds);
            for (int j = 0; j < columns; j++) {
                matrix.values()[r * columns + j] = (float) (centres[cloud * columns + j] + random.nextGaussian());
            }
        }
        return matrix;
    }

    /** Scores all rows on so many threads, a chunk of rows at a time. */
    static double[] score(Model model, Matrix rows, int threads) {
        double[] scores = new double[rows.rows()];
        int chunks = (rows.rows() + CHUNK - 1) / CHUNK;
        Parallel.run(chunks, FitContext.of(0).withThreads(threads), () -> {
            Scorer scorer = model.scorer(CHUNK);
            return chunk -> {
                int first = chunk * CHUNK;
                int count = Math.min(CHUNK, rows.rows() - first);
                scorer.score(rows.values(), first * rows.columns(), count, scores, first);
            };
        });
        return scores;
    }

    /** A number that differs if one bit of one score does. */
    static String check(double[] scores) {
        long hash = 0;
        for (double score : scores) {
            hash = RandomStream.mix(hash + Double.doubleToLongBits(score));
        }
        return Long.toHexString(hash);
    }
}
