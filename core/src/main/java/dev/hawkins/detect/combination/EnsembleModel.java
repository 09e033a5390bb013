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

/** A fitted {@link Ensemble}. */
record EnsembleModel(
        InputLayout layout,
        List<Model> models,
        List<ScoreScale> scales,
        Combination combine,
        int groups,
        ModelState kept)
        implements Model {
    @Override
    public ScoreMeaning meaning() {
        boolean surprise = scales.get(0).kind() == Scale.SURPRISE;
        String how =
                switch (combine) {
                    case AVERAGE -> "mean";
                    case MAXIMUM -> "largest";
                    case AVERAGE_OF_MAXIMUM -> "mean over groups of the largest";
                    case MAXIMUM_OF_AVERAGE -> "largest over groups of the mean";
                };
        return new ScoreMeaning(
                how + (surprise ? " negative log p-value of " : " standardised score of ") + models.size()
                        + " detectors",
                surprise ? "nats" : "standard deviations",
                surprise ? 0 : Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean additive() {
        return combine == Combination.AVERAGE
                && scales.get(0).kind() == Scale.STANDARDISED
                && models.stream().allMatch(Model::additive);
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
        private final double[] shares = new double[models.size()];
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
            combine.shares(scaled, groups, shares);
            double sum = 0;
            for (int m = 0; m < scaled.length; m++) {
                sum += shares[m] * scaled[m];
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

        /** The member's parts, scaled to what it adds to the score; what its base differs goes to all columns alike. */
        private void addMember(int m, int r, double[] contributions) {
            combine(r);
            double slope = shares[m] * scales.get(m).slope(models.get(m).base(), scores[m][r]);
            double rest = shares[m] * (scaledBase(m) - base);
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
