package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import java.util.List;

/**
 * What a trained autoencoder leaves of held-back rows.
 *
 * @param sd root of the mean squared residual per input
 * @param explainedShare 1 - sum of squared residuals / sum of squared distances to the rows' mean; 0 where all are equal
 */
record Residuals(float[] sd, double explainedShare) {
    private static final int CHUNK = 1024;

    static Residuals of(ReconstructionNetwork network, InputLimits limits, Matrix rows, int[] chosen) {
        int inputs = rows.columns();
        double[] squares = new double[inputs];
        Inference inference = network.network().inference(List.of(network.seen()), List.of(network.restored()), CHUNK);
        float[] limited = new float[CHUNK * inputs];
        float[] restored = new float[CHUNK * inputs];
        for (int from = 0; from < chosen.length; from += CHUNK) {
            int count = Math.min(CHUNK, chosen.length - from);
            float[] chunk = rows.select(java.util.Arrays.copyOfRange(chosen, from, from + count))
                    .values();
            limits.apply(chunk, 0, count, limited);
            inference.feed(network.seen(), limited, 0, count);
            inference.run(count);
            inference.fetch(network.restored(), restored, 0);
            for (int i = 0; i < count * inputs; i++) {
                double residual = (double) chunk[i] - restored[i];
                squares[i % inputs] += residual * residual;
            }
        }
        return new Residuals(rootMean(squares, chosen.length), explained(squares, rows.select(chosen)));
    }

    private static float[] rootMean(double[] squares, int rows) {
        float[] sd = new float[squares.length];
        for (int j = 0; j < sd.length; j++) {
            sd[j] = (float) Math.sqrt(squares[j] / rows);
        }
        return sd;
    }

    private static double explained(double[] squares, Matrix rows) {
        double[] mean = Covariance.mean(rows);
        double[] centred = new double[mean.length];
        double lost = 0;
        double total = 0;
        for (double square : squares) {
            lost += square;
        }
        for (int r = 0; r < rows.rows(); r++) {
            Covariance.centre(rows, r, mean, centred);
            for (double c : centred) {
                total += c * c;
            }
        }
        return total > 0 ? 1 - lost / total : 0;
    }
}
