package dev.hawkins.detect.combination;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A combination that is chosen by the rows themselves, without labels: a few detectors that fail on different tables, each with
 * a view of the columns that suits it, weighted by how small a part of the space each of them calls normal. This is the
 * mass-volume criterion (Clemencon and Jakubowicz 2013; Goix 2016, arXiv 1607.01152): of two detectors that accept the same
 * share of normal rows, the one that accepts fewer rows drawn from everywhere knows more.
 *
 * <p>Rows are held back, in turn if there are few; every member is fitted to the others, and scores them and as many rows drawn
 * uniformly from the box around the others ({@link Box}). With a the chance that a row of the box scores no more than a row that
 * was held back, the weight of a member is {@code 1 / (a + 0.002)}, scaled so that all weights sum to 1. Then members are fitted
 * to all rows, and the score is the weighted mean of the negative logs of their p-values among the held-back rows, as in
 * {@link Ensemble}.
 *
 * <p>Contributions are those of the members, scaled and weighted as for {@link Ensemble}, an approximation that sums to the
 * score. At least two rows are needed.
 *
 * @param rows whether training rows are all normal
 * @param maxRows most training rows used
 */
public record Auto(
        @Setting(help = "normal = no anomalies among the training rows, mixed = perhaps some") Rows rows,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 2, unit = "rows") int maxRows)
        implements Detector {
    /** What the training rows are. */
    public enum Rows {
        /** Normal, all of them or nearly: a new row that is close to one of them is normal. */
        NORMAL,
        /** A mixture that was never cleaned: a row that is close to a few of them may be one of several anomalies of a kind. */
        MIXED
    }

    /** A volume below this is not told from none. */
    private static final double LEAST_VOLUME = 0.002;

    public Auto {
        Settings.check(Auto.class, rows, maxRows);
    }

    /** Normal rows, at most 50,000. */
    public Auto() {
        this(Rows.NORMAL, 50_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("auto", 2);
        Matrix kept = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        List<AutoMember> members = AutoMember.of(rows);
        List<Trial> trials = Trial.of(kept, training.layout(), context.random("split"));
        double[][] held = new double[members.size()][0];
        double[] volume = new double[members.size()];
        int steps = members.size() * (trials.size() + 1);
        int step = 0;
        for (Trial trial : trials) {
            for (int m = 0; m < members.size(); m++) {
                FitContext share = context.step(step++, steps, members.get(m).name());
                Model model = members.get(m).detector().fit(trial.training(), share);
                double[] scores = model.score(trial.held());
                volume[m] += Box.volume(scores, model.score(trial.box())) / trials.size();
                held[m] = join(held[m], scores);
            }
        }
        MemberStates states = new MemberStates();
        Training all = Training.of(kept, training.layout());
        for (int m = 0; m < members.size(); m++) {
            String name = members.get(m).name();
            Model model = members.get(m).detector().fit(all, context.step(step++, steps, name));
            states.add(name + "/", name, model, held[m]);
            states.number(name + "/volume", volume[m]);
        }
        return restore(states.together(), training.layout());
    }

    private static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        List<AutoMember> members = AutoMember.of(rows);
        List<Model> models = new ArrayList<>();
        List<ScoreScale> scales = new ArrayList<>();
        double[] weights = new double[members.size()];
        for (int m = 0; m < weights.length; m++) {
            String prefix = members.get(m).name() + "/";
            models.add(members.get(m).detector().restore(MemberStates.part(state, prefix), layout));
            scales.add(ScoreScale.of(Scale.SURPRISE, MemberStates.heldBack(state, prefix)));
            weights[m] = 1 / (state.number(prefix + "volume") + LEAST_VOLUME);
        }
        double sum = Arrays.stream(weights).sum();
        double[] parts = Arrays.stream(weights).map(w -> w / sum).toArray();
        return new EnsembleModel(
                layout,
                models,
                scales,
                (scaled, shares) -> System.arraycopy(parts, 0, shares, 0, parts.length),
                new ScoreMeaning(
                        "weighted mean negative log p-value of " + parts.length + " detectors",
                        "nats",
                        0,
                        Double.POSITIVE_INFINITY),
                false,
                state);
    }
}
