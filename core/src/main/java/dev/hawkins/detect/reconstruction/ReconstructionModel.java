package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.NetworkState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Inference;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fitted {@link Autoencoder} or {@link DenoisingAutoencoder}. */
record ReconstructionModel(
        InputLayout layout,
        ReconstructionNetwork network,
        Objective objective,
        InputLimits limits,
        float[] residualSd,
        TrainingReport report)
        implements Model {
    @Override
    public ScoreMeaning meaning() {
        return switch (objective) {
            case NORM -> meaning("length of the reconstruction error", "prepared units");
            case MSE -> meaning("mean squared reconstruction error", "squared prepared units");
            case SSE -> meaning("squared reconstruction error", "squared prepared units");
        };
    }

    private static ScoreMeaning meaning(String description, String unit) {
        return new ScoreMeaning(description, unit, 0, Double.POSITIVE_INFINITY);
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
        return new RowScorer(maxRows);
    }

    @Override
    public ModelState state() {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        NetworkState.save(network.network(), tensors);
        tensors.put("seen-low", ModelState.Floats.of(limits.low().clone()));
        tensors.put("seen-high", ModelState.Floats.of(limits.high().clone()));
        tensors.put("residual-sd", ModelState.Floats.of(residualSd.clone()));
        return new ModelState(tensors, Map.of(), report);
    }

    /** Differences and their sums are in double, in the order of the inputs. */
    private final class RowScorer implements Scorer {
        private final int inputs = layout.inputs();
        private final Inference inference;
        private final float[] limited;
        private final float[] restored;

        RowScorer(int maxRows) {
            inference = network.network().inference(List.of(network.seen()), List.of(network.restored()), maxRows);
            limited = new float[Math.multiplyExact(maxRows, inputs)];
            restored = new float[limited.length];
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
            restore(rows, offset, count);
            for (int r = 0; r < count; r++) {
                scores[scoresOffset + r] = score(rows, offset, r);
            }
        }

        private void restore(float[] rows, int offset, int count) {
            limits.apply(rows, offset, count, limited);
            inference.feed(network.seen(), limited, 0, count);
            inference.run(count);
            inference.fetch(network.restored(), restored, 0);
        }

        private double score(float[] rows, int offset, int r) {
            double sum = 0;
            for (int i = r * inputs; i < (r + 1) * inputs; i++) {
                double residual = (double) rows[offset + i] - restored[i];
                sum += residual * residual;
            }
            return switch (objective) {
                case NORM -> Math.sqrt(sum);
                case MSE -> sum / inputs;
                case SSE -> sum;
            };
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
            restore(rows, offset, count);
            for (int r = 0; r < count; r++) {
                scores[r] = score(rows, offset, r);
                double divisor = divisor(scores[r]);
                for (int i = r * inputs; i < (r + 1) * inputs; i++) {
                    double residual = (double) rows[offset + i] - restored[i];
                    contributions[i] = residual * residual / divisor;
                    spread[i] = residualSd[i - r * inputs];
                }
            }
            System.arraycopy(restored, 0, expected, 0, count * inputs);
        }

        /** What squared differences are divided by, so that they sum to the score. */
        private double divisor(double score) {
            return switch (objective) {
                case NORM -> score > 0 ? score : 1;
                case MSE -> inputs;
                case SSE -> 1;
            };
        }
    }
}
