package dev.hawkins.prepare;

import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.List;
import java.util.Map;

/**
 * A number is scaled: (t - center) / spread, where t is the number or its signed logarithm. A missing number is
 * replaced by the median, and if training rows missed some, a second input says so.
 *
 * @param scaling the rule, never {@link Scaling#AUTO}
 * @param clip prepared values are cut off there; 0 = never
 */
record NumberStep(Column column, Scaling scaling, double center, double spread, double clip, NumberFacts facts)
        implements Step {
    static final String NAME = "number";

    /** No prepared value lies outside plus and minus this, so that its square is a finite float. */
    static final double LIMIT = 1e9;

    /** Beyond this many standard deviations a training value makes the column heavy-tailed. */
    private static final double HEAVY = 10;

    /** Standard deviations below this count as none. */
    static final double CONSTANT = 1e-12;

    /** The step of a column with at least two distinct values, or null if they are too close to tell apart. */
    static NumberStep fit(Column column, NumberSummary summary, Scaling wanted, double clip) {
        NumberFacts facts = NumberFacts.of(summary);
        Scaling scaling = wanted == Scaling.AUTO ? automatic(summary) : wanted;
        double center = 0;
        double spread = 1;
        switch (scaling) {
            case MIN_MAX -> {
                center = facts.min();
                spread = facts.max() - facts.min();
            }
            case ROBUST -> {
                double range = 0.7413 * (summary.quantile(0.75) - summary.quantile(0.25));
                center = facts.median();
                spread = range < CONSTANT ? facts.sd() : range;
            }
            case LOG -> {
                NumberSummary.Moments logs = summary.moments(NumberStep::signedLog);
                center = logs.mean();
                spread = logs.sd();
            }
            case NONE -> {}
            default -> {
                center = facts.mean();
                spread = facts.sd();
            }
        }
        if (facts.sd() < CONSTANT || spread < CONSTANT) {
            return null;
        }
        spread = Math.min(spread, Double.MAX_VALUE); // the range of numbers near both ends of double
        return new NumberStep(column, scaling, center, spread, clip, facts);
    }

    /** See {@link Scaling#AUTO}. */
    private static Scaling automatic(NumberSummary summary) {
        double plain = farthest(summary, x -> x);
        return plain > HEAVY && farthest(summary, NumberStep::signedLog) < 0.99 * plain ? Scaling.LOG : Scaling.Z_SCORE;
    }

    private static double farthest(NumberSummary summary, java.util.function.DoubleUnaryOperator function) {
        NumberSummary.Moments moments = summary.moments(function);
        return Math.max(
                moments.distance(function.applyAsDouble(summary.min())),
                moments.distance(function.applyAsDouble(summary.max())));
    }

    /** sign(x) * log(1 + |x|). */
    static double signedLog(double x) {
        return x == 0 ? 0 : Math.copySign(StrictMath.log1p(Math.abs(x)), x);
    }

    /** The inverse of {@link #signedLog}, kept finite. */
    static double signedExp(double t) {
        return Math.copySign(Math.min(StrictMath.expm1(Math.abs(t)), Double.MAX_VALUE), t);
    }

    /** The prepared value of a number. */
    double prepare(double x) {
        double t = scaling == Scaling.LOG ? signedLog(x) : x;
        double scaled = (t - center) / spread;
        double low = clip == 0 ? -LIMIT : scaling == Scaling.MIN_MAX ? 0 : -clip;
        double high = clip == 0 ? LIMIT : scaling == Scaling.MIN_MAX ? 1 : clip;
        return Math.max(low, Math.min(high, scaled));
    }

    /** The number of a prepared value. */
    double original(double prepared) {
        double t = prepared * spread + center;
        double x = scaling == Scaling.LOG ? signedExp(t) : t;
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
    }

    @Override
    public List<Part> parts() {
        Part value = new Part(scaling == Scaling.MIN_MAX ? BlockKind.UNIT : BlockKind.REAL, 1);
        return expectsMissing() ? List.of(value, new Part(BlockKind.MISSING, 1)) : List.of(value);
    }

    @Override
    public Filler bind(Table.Values values) {
        double[] numbers = ((Table.Numbers) values).values();
        boolean indicator = expectsMissing();
        float median = (float) prepare(facts.median());
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) {
                double x = numbers[row];
                if (Double.isNaN(x)) {
                    out[to] = median;
                    if (indicator) {
                        out[to + 1] = 1;
                    }
                } else {
                    out[to] = (float) prepare(x);
                }
            }
        };
    }

    @Override
    public double missing() {
        return facts.missing();
    }

    @Override
    public ColumnDescription describe() {
        String rule =
                switch (scaling) {
                    case MIN_MAX -> "min-max: (x - %s) / %s".formatted(center, spread);
                    case ROBUST -> "robust: (x - %s) / %s".formatted(center, spread);
                    case LOG -> "log: (sign(x) log(1 + |x|) - %s) / %s".formatted(center, spread);
                    case NONE -> "as it is";
                    default -> "z-score: (x - %s) / %s".formatted(center, spread);
                };
        String missing = expectsMissing() ? ", missing values by the median and an indicator" : "";
        return new ColumnDescription(column.name(), column.kind(), rule + missing, facts.toTree());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Map<String, Object> tree) {
        tree.put("scaling", Tree.name(scaling));
        tree.put("center", center);
        tree.put("spread", spread);
        tree.put("clip", clip);
        tree.put("facts", facts.toTree());
    }

    static NumberStep fromTree(Column column, Tree tree) {
        Step.demand(column.kind() == Kind.NUMERIC || column.kind() == Kind.INTEGER, tree);
        Scaling scaling = tree.constant("scaling", Scaling.class);
        if (scaling == Scaling.AUTO) {
            throw tree.wrong("scaling", "a rule that was decided on");
        }
        double clip = tree.number("clip");
        if (clip < 0) {
            throw tree.wrong("clip", "at least 0");
        }
        return new NumberStep(
                column,
                scaling,
                tree.number("center"),
                tree.positive("spread"),
                clip,
                NumberFacts.fromTree(tree.child("facts")));
    }
}
