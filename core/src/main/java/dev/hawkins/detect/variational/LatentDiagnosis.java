package dev.hawkins.detect.variational;

import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What held-back rows say of a trained VAE: whether its latent space is used, and what each input usually costs.
 *
 * @param base mean part of each input in the score
 * @param typical mean of the rows
 * @param activeUnits latent units whose mean varies: variance of mu_i over rows above .01
 * @param klPerRow mean KL(q(z|x) || p(z)), in nats
 * @param explainedShare 1 - squared residuals / squared distances to the rows' mean
 * @param upper of the upper level, or null where there is but one
 */
record LatentDiagnosis(
        double[] base, float[] typical, int activeUnits, double klPerRow, double explainedShare, UpperLevel upper) {
    /** So many rows are enough for means, and cheap at any number of samples. */
    static final int ROWS = 2000;

    private static final int CHUNK = VaeScorer.EXPLAINED_AT_ONCE;
    private static final int SCORED = VaeScorer.SCORED_AT_ONCE;
    private static final int MEAN_ROWS = 5000;
    private static final double ACTIVE = 0.01;
    private static final double LITTLE_KL = 0.1;

    static LatentDiagnosis of(VaeModel model, Matrix rows) {
        Sums sums = new Sums(rows.columns(), model.network().mean().units());
        VaeScorer scorer = new VaeScorer(model, CHUNK);
        double[] scores = new double[CHUNK];
        double[] parts = new double[CHUNK * rows.columns()];
        float[] expected = new float[parts.length];
        float[] spread = new float[parts.length];
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, rows.rows() - from);
            int offset = from * rows.columns();
            scorer.attribute(rows.values(), offset, count, scores, parts, expected, spread);
            sums.add(scorer, rows.values(), offset, count, parts, expected);
        }
        boolean twoLevels = model.network().upperMean() != null;
        return sums.over(rows.rows(), twoLevels ? UpperLevel.of(model, rows) : null);
    }

    /** What scores other than likelihoods need: of training rows the latent means, of held-back rows error and KL. */
    static LatentFacts facts(VaeModel model, Matrix rows, ValidationSplit split) {
        VaeScorer scorer = new VaeScorer(model, CHUNK);
        int units = model.network().mean().units();
        int most = Math.min(MEAN_ROWS, split.training().length);
        float[] means = new float[most * units];
        each(
                scorer,
                rows.select(Arrays.copyOf(split.training(), most)),
                (at, count) -> System.arraycopy(scorer.latentMean(), 0, means, at * units, count * units));
        Matrix held = rows.select(split.someValidation(ROWS));
        double[] errors = new double[held.rows()];
        double[] kls = new double[held.rows()];
        each(scorer, held, (at, count) -> {
            System.arraycopy(scorer.firstSample(), 0, errors, at, count);
            System.arraycopy(scorer.kl(), 0, kls, at, count);
        });
        return LatentFacts.of(means, units, errors, kls);
    }

    /** Told after a chunk of rows was scored. */
    private interface Scored {
        void chunk(int at, int count);
    }

    private static void each(VaeScorer scorer, Matrix rows, Scored scored) {
        double[] unused = new double[SCORED];
        for (int from = 0; from < rows.rows(); from += SCORED) {
            int count = Math.min(SCORED, rows.rows() - from);
            scorer.score(rows.values(), from * rows.columns(), count, unused, 0);
            scored.chunk(from, count);
        }
    }

    TrainingReport report(TrainingLoop.Curve curve, VaeNetwork network) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("parameters", (double) network.network().parameterCount());
        figures.put("latent-units", (double) network.mean().units());
        figures.put("active-units", (double) activeUnits);
        figures.put("kl-per-row", klPerRow);
        figures.put("explained-share", explainedShare);
        List<String> warnings = new ArrayList<>(curve.warnings());
        if (collapsed(activeUnits, klPerRow)) {
            warnings.add(collapse(
                    "the latent space",
                    activeUnits,
                    network.mean().units(),
                    klPerRow,
                    "the decoder says the same of every row"));
        }
        if (upper != null) {
            upper.report(figures, warnings);
        }
        return new TrainingReport(curve.trainingLoss(), curve.validationLoss(), curve.bestEpoch(), figures, warnings);
    }

    static boolean collapsed(int activeUnits, double klPerRow) {
        return activeUnits < 1 || klPerRow < LITTLE_KL;
    }

    static String collapse(String what, int activeUnits, int units, double klPerRow, String consequence) {
        return String.format(
                Locale.ROOT,
                "%s has collapsed: %d of %d units are active and the KL divergence is %.3f nats per row, so %s;"
                        + " a smaller beta, a longer warm-up or more epochs may help",
                what,
                activeUnits,
                units,
                klPerRow,
                consequence);
    }

    /** How many units' means vary over rows. */
    static int active(float[] means, int units) {
        double[] sums = new double[units];
        double[] squares = new double[units];
        for (int i = 0; i < means.length; i++) {
            sums[i % units] += means[i];
            squares[i % units] += (double) means[i] * means[i];
        }
        return active(sums, squares, means.length / units);
    }

    private static int active(double[] sums, double[] squares, int rows) {
        int active = 0;
        for (int i = 0; i < sums.length; i++) {
            double mean = sums[i] / rows;
            active += squares[i] / rows - mean * mean > ACTIVE ? 1 : 0;
        }
        return active;
    }

    /** Running sums over rows. */
    private static final class Sums {
        private final double[] parts;
        private final double[] inputs;
        private final double[] squares;
        private final double[] latent;
        private final double[] latentSquares;
        private double lost;
        private double kl;

        Sums(int inputs, int latent) {
            this.parts = new double[inputs];
            this.inputs = new double[inputs];
            this.squares = new double[inputs];
            this.latent = new double[latent];
            this.latentSquares = new double[latent];
        }

        void add(VaeScorer scorer, float[] rows, int offset, int count, double[] rowParts, float[] expected) {
            for (int i = 0; i < count * parts.length; i++) {
                int j = i % parts.length;
                double x = rows[offset + i];
                parts[j] += rowParts[i];
                inputs[j] += x;
                squares[j] += x * x;
                lost += (x - expected[i]) * (x - expected[i]);
            }
            for (int i = 0; i < count * latent.length; i++) {
                double mu = scorer.latentMean()[i];
                latent[i % latent.length] += mu;
                latentSquares[i % latent.length] += mu * mu;
            }
            for (int r = 0; r < count; r++) {
                kl += scorer.kl()[r];
            }
        }

        LatentDiagnosis over(int rows, UpperLevel upper) {
            double[] base = new double[parts.length];
            float[] typical = new float[parts.length];
            double total = 0;
            for (int j = 0; j < base.length; j++) {
                base[j] = parts[j] / rows;
                typical[j] = (float) (inputs[j] / rows);
                total += Math.max(0, squares[j] - inputs[j] * inputs[j] / rows);
            }
            int active = active(latent, latentSquares, rows);
            return new LatentDiagnosis(base, typical, active, kl / rows, total > 0 ? 1 - lost / total : 0, upper);
        }
    }
}
