package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fitted {@link Pca}: the mean and the kept directions, one array per component. All sums are in double. */
record PcaModel(InputLayout layout, double[] mean, double[][] directions, double[] residualSd, TrainingReport report)
        implements Model {
    @Override
    public ScoreMeaning meaning() {
        return new ScoreMeaning(
                "squared distance to the subspace of the principal components",
                "squared prepared units",
                0,
                Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean additive() {
        return true;
    }

    @Override
    public double base() {
        return 0;
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new Residuals(mean, directions, residualSd);
    }

    @Override
    public ModelState state() {
        double[] flat = new double[directions.length * mean.length];
        for (int k = 0; k < directions.length; k++) {
            System.arraycopy(directions[k], 0, flat, k * mean.length, mean.length);
        }
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mean", ModelState.Doubles.of(mean.clone()));
        tensors.put("directions", new ModelState.Doubles(new int[] {directions.length, mean.length}, flat));
        tensors.put("residual-sd", ModelState.Doubles.of(residualSd.clone()));
        return new ModelState(tensors, Map.of("components", (double) directions.length), report);
    }

    /** Both products run over contiguous arrays without a serial sum, so the compiler can use vectors. */
    private static final class Residuals implements Scorer {
        private final double[] mean;
        private final double[][] directions;
        private final double[][] byInput;
        private final double[] residualSd;
        private final double[] residual;
        private final double[] coordinates;

        Residuals(double[] mean, double[][] directions, double[] residualSd) {
            this.mean = mean;
            this.directions = directions;
            this.residualSd = residualSd;
            this.residual = new double[mean.length];
            this.coordinates = new double[directions.length];
            this.byInput = new double[mean.length][directions.length];
            for (int j = 0; j < mean.length; j++) {
                for (int k = 0; k < directions.length; k++) {
                    byInput[j][k] = directions[k][j];
                }
            }
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            for (int r = 0; r < count; r++) {
                scores[scoresOffset + r] = score(rows, offset + r * mean.length);
            }
        }

        /** Leaves the residual of the row behind. */
        private double score(float[] rows, int from) {
            Arrays.fill(coordinates, 0);
            for (int j = 0; j < mean.length; j++) {
                residual[j] = rows[from + j] - mean[j];
                addScaled(coordinates, residual[j], byInput[j]);
            }
            for (int k = 0; k < directions.length; k++) {
                addScaled(residual, -coordinates[k], directions[k]);
            }
            double sum = 0;
            for (double r : residual) {
                sum += r * r;
            }
            return sum;
        }

        private static void addScaled(double[] sums, double factor, double[] terms) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor * terms[i];
            }
        }

        @Override
        public void explain(
                float[] rows,
                int offset,
                int count,
                double[] scores,
                double[] contributions,
                float[] expected,
                float[] spread) {
            int inputs = mean.length;
            for (int r = 0; r < count; r++) {
                scores[r] = score(rows, offset + r * inputs);
                for (int j = 0; j < inputs; j++) {
                    contributions[r * inputs + j] = residual[j] * residual[j];
                    expected[r * inputs + j] = (float) (rows[offset + r * inputs + j] - residual[j]);
                    spread[r * inputs + j] = (float) residualSd[j];
                }
            }
        }
    }
}
