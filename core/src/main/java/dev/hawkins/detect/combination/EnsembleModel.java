package dev.hawkins.detect.combination;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;
import java.util.List;

/**
 * Several models whose scaled scores are combined by shares.
 *
 * @param layout what each input is
 * @param models the members
 * @param scales of their scores
 * @param shares of the members in the score of a row
 * @param meaning what the score means
 * @param additive whether contributions are exact parts of the score
 * @param kept the state
 */
record EnsembleModel(
        InputLayout layout,
        List<Model> models,
        List<ScoreScale> scales,
        Shares shares,
        ScoreMeaning meaning,
        boolean additive,
        ModelState kept)
        implements Model {
    EnsembleModel {
        models = List.copyOf(models);
        scales = List.copyOf(scales);
    }

    /** What part each member has in the score of a row. */
    @FunctionalInterface
    interface Shares {
        /**
         * @param scaled scores of the members
         * @param shares receives one number per member, which sum to 1; the score is the sum of scaled scores by shares
         */
        void of(double[] scaled, double[] shares);
    }

    /** The mean over members of their scaled bases. */
    @Override
    public double base() {
        double sum = 0;
        for (int m = 0; m < models.size(); m++) {
            sum += scaledBase(m) / models.size();
        }
        return sum;
    }

    private double scaledBase(int member) {
        return scales.get(member).of(models.get(member).base());
    }

    @Override
    public TrainingReport report() {
        return kept.report();
    }

    @Override
    public ModelState state() {
        return kept.copy();
    }

    @Override
    public Scorer scorer(int maxRows) {
        return new MemberScorer(maxRows);
    }

    /** Members score a batch one after the other; then each row is combined. */
    private final class MemberScorer implements Scorer {
        private final int inputs = layout.inputs();
        private final Scorer[] scorers;
        private final double[][] scores;
        private final double[] scaled = new double[models.size()];
        private final double[] parted = new double[models.size()];
        private final double base = base();
        private double[] parts = new double[0];
        private float[] means = new float[0];
        private float[] spreads = new float[0];

        MemberScorer(int maxRows) {
            scorers = models.stream().map(model -> model.scorer(maxRows)).toArray(Scorer[]::new);
            scores = new double[models.size()][maxRows];
        }

        @Override
        public void score(float[] rows, int offset, int count, double[] combined, int scoresOffset) {
            for (int m = 0; m < scorers.length; m++) {
                scorers[m].score(rows, offset, count, scores[m], 0);
            }
            for (int r = 0; r < count; r++) {
                combined[scoresOffset + r] = combine(r);
            }
        }

        /** The score of row r; leaves the shares of the members behind. */
        private double combine(int r) {
            for (int m = 0; m < scaled.length; m++) {
                scaled[m] = scales.get(m).of(scores[m][r]);
            }
            shares.of(scaled, parted);
            double sum = 0;
            for (int m = 0; m < scaled.length; m++) {
                sum += parted[m] * scaled[m];
            }
            return sum;
        }

        @Override
        public void explain(
                float[] rows,
                int offset,
                int count,
                double[] combined,
                double[] contributions,
                float[] expected,
                float[] spread) {
            score(rows, offset, count, combined, 0);
            int numbers = count * inputs;
            if (parts.length < numbers) {
                parts = new double[numbers];
                means = new float[numbers];
                spreads = new float[numbers];
            }
            Arrays.fill(contributions, 0, numbers, 0);
            Arrays.fill(expected, 0, numbers, 0);
            Arrays.fill(spread, 0, numbers, 0);
            int telling = 0;
            for (int m = 0; m < scorers.length; m++) {
                scorers[m].explain(rows, offset, count, scores[m], parts, means, spreads);
                for (int r = 0; r < count; r++) {
                    addMember(m, r, contributions);
                }
                telling += addExpectations(numbers, expected, spread);
            }
            for (int i = 0; i < numbers; i++) {
                expected[i] = telling == 0 ? Float.NaN : expected[i] / telling;
                spread[i] = telling == 0 ? Float.NaN : spread[i] / telling;
            }
        }

        /**
         * The member's parts, scaled to what it adds to the score. What its base differs, and what is lost of parts that are
         * large and cancel out, goes to all columns alike.
         */
        private void addMember(int m, int r, double[] contributions) {
            combine(r);
            double slope = parted[m] * scales.get(m).slope(models.get(m).base(), scores[m][r]);
            double told = 0;
            for (int i = r * inputs; i < (r + 1) * inputs; i++) {
                told += slope * parts[i];
            }
            double rest = parted[m] * (scaled[m] - base) - told;
            List<Block> blocks = layout.blocks();
            for (Block block : blocks) {
                double even = rest / blocks.size() / block.count();
                for (int i = r * inputs + block.from(); i < r * inputs + block.from() + block.count(); i++) {
                    contributions[i] += slope * parts[i] + even;
                }
            }
        }

        /** 1 if the member has expectations, which are then added, else 0. */
        private int addExpectations(int numbers, float[] expected, float[] spread) {
            if (numbers == 0 || Float.isNaN(means[0])) {
                return 0;
            }
            for (int i = 0; i < numbers; i++) {
                expected[i] += means[i];
                spread[i] += Float.isNaN(spreads[i]) ? 0 : spreads[i];
            }
            return 1;
        }
    }
}
