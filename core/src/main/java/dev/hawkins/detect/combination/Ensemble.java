package dev.hawkins.detect.combination;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Ensemble: several detectors fitted to the same rows, whose scores are put on one scale by rows held back from all of them
 * and then combined (Aggarwal and Sathe 2015, doi 10.1145/2830544.2830549; Zhao et al. 2019, JMLR 20(96)). Detectors fail on
 * different rows, so that together they are steadier than the best of them is from one table to the next.
 *
 * <p>Contributions are those of the members, each scaled by the slope between its base and its score and weighted by the
 * member's share in the combined score; what a member's base differs from the ensemble's is spread evenly over the columns.
 * They are exact parts for the average of standardised additive members. Expected values are the mean of the members' that
 * have any. At least two rows are needed, and as many as every member needs of the rows that are not held back. Members that
 * learn from known anomalies are given them all; where a member reads series or images, none of the columns is left out, be
 * it constant, for all members alike.
 *
 * @param members names of detectors with commas between them, each with settings in parentheses if need be, as in
 *     {@code vae, iforest(trees=200), ae(layers=15,7,2 epochs=14)}
 * @param combine how scaled scores become one
 * @param scale how scores are scaled
 * @param groups into how many groups members are dealt, in turn, where they are combined by groups
 * @param heldBack share of the rows that the scales are learned from
 */
public record Ensemble(
        @Setting(help = "detectors with commas between them; settings in parentheses, as in ae(layers=15,2 epochs=9)")
                String members,
        @Setting(help = "how the scaled scores become one") Combination combine,
        @Setting(help = "how scores of different detectors are made comparable") Scale scale,
        @Setting(help = "groups that members are dealt into, for combinations by groups", min = 1, max = 1000)
                int groups,
        @Setting(help = "share of the rows held back to learn the scales from", min = 0.01, max = 0.5, unit = "share")
                double heldBack)
        implements Detector {
    private static final String USUAL = "vae, iforest, knn";

    private static final Set<Capability> NEEDS =
            EnumSet.of(Capability.USES_LABELS, Capability.NEEDS_LABELS, Capability.WINDOWS);

    public Ensemble {
        Settings.check(Ensemble.class, members, combine, scale, groups, heldBack);
        if (!members.equals(USUAL)) { // known, and looked up while the catalogue is still being made
            Members.of(members);
        }
    }

    /** The product's defaults: three detectors that have little in common. */
    public Ensemble() {
        this(USUAL, Combination.AVERAGE, Scale.SURPRISE, 2, 0.2);
    }

    /** What any member needs of its rows, the ensemble needs. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.copyOf(Detector.super.capabilities());
        for (Members.Member member : Members.of(members)) {
            Set<Capability> needs = EnumSet.copyOf(NEEDS);
            needs.retainAll(member.detector().capabilities());
            all.addAll(needs);
        }
        return all;
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("ensemble", 2);
        Matrix rows = training.rows();
        ValidationSplit split = ValidationSplit.of(rows.rows(), heldBack, context.random("split"));
        Training fitted = new Training(rows.select(split.training()), training.anomalies(), training.layout());
        Matrix held = rows.select(split.validation());
        List<Members.Member> all = Members.of(members);
        MemberStates states = new MemberStates();
        for (int m = 0; m < all.size(); m++) {
            String name = all.get(m).name();
            FitContext own = context.step(m, all.size(), name)
                    .withSeed(context.random("member-" + m).nextLong());
            Model model = all.get(m).detector().fit(fitted, own);
            states.add(prefix(m, name), name, model, model.score(held));
        }
        return restore(states.together(), training.layout());
    }

    private static String prefix(int member, String name) {
        return (member + 1) + "-" + name + "/";
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        List<Model> models = new ArrayList<>();
        List<ScoreScale> scales = new ArrayList<>();
        List<Members.Member> all = Members.of(members);
        for (int m = 0; m < all.size(); m++) {
            String prefix = prefix(m, all.get(m).name());
            models.add(all.get(m).detector().restore(MemberStates.part(state, prefix), layout));
            scales.add(ScoreScale.of(scale, MemberStates.heldBack(state, prefix)));
        }
        boolean additive = combine == Combination.AVERAGE
                && scale == Scale.STANDARDISED
                && models.stream().allMatch(Model::additive);
        return new EnsembleModel(
                layout,
                models,
                scales,
                (scaled, shares) -> combine.shares(scaled, groups, shares),
                meaning(models.size()),
                additive,
                state);
    }

    private ScoreMeaning meaning(int models) {
        boolean surprise = scale == Scale.SURPRISE;
        String how =
                switch (combine) {
                    case AVERAGE -> "mean";
                    case MAXIMUM -> "largest";
                    case AVERAGE_OF_MAXIMUM -> "mean over groups of the largest";
                    case MAXIMUM_OF_AVERAGE -> "largest over groups of the mean";
                };
        return new ScoreMeaning(
                how + (surprise ? " negative log p-value of " : " standardised score of ") + models + " detectors",
                surprise ? "nats" : "standard deviations",
                surprise ? 0 : Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }
}
