package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Digits;
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

    /** log(1 + n), as heavy-tailed columns are mostly counts and the logarithm is most of the work. */
    private static final double[] LOGS = new double[4096];

    static {
        java.util.Arrays.setAll(LOGS, StrictMath::log1p);
    }

    /** Standard deviations below this count as none. */
    static final double CONSTANT = 1e-12;

    /** The step of a column with at least two distinct values, or null if they are too close to tell apart. */
    static NumberStep fit(Column column, NumberSummary summary, Scaling wanted, double clip) {
        NumberFacts facts = NumberFacts.of(summary);
        Scaling scaling = wanted == Scaling.AUTO ? automatic(summary) : wanted;
        NumberSummary.Moments center = centerAndSpread(scaling, summary, facts);
        if (facts.sd() < CONSTANT || center.sd() < CONSTANT) {
            return null;
        }
        double spread = Math.min(center.sd(), Double.MAX_VALUE); // the range of numbers near both ends of double
        return new NumberStep(column, scaling, center.mean(), spread, clip, facts);
    }

    /** The step of a constant column, whose spread is yet to be told. */
    static NumberStep constant(Column column, NumberSummary summary, Scaling wanted, double clip) {
        NumberFacts facts = NumberFacts.of(summary);
        Scaling scaling = wanted == Scaling.AUTO || wanted == Scaling.LOG ? Scaling.Z_SCORE : wanted;
        double center = scaling == Scaling.NONE ? 0 : facts.mean();
        return new NumberStep(column, scaling, center, 1, clip, facts);
    }

    /** The same with another spread; a column that is taken as it is stays so. */
    NumberStep withSpread(double value) {
        return scaling == Scaling.NONE ? this : new NumberStep(column, scaling, center, value, clip, facts);
    }

    private static NumberSummary.Moments centerAndSpread(Scaling scaling, NumberSummary summary, NumberFacts facts) {
        return switch (scaling) {
            case MIN_MAX -> new NumberSummary.Moments(facts.min(), facts.max() - facts.min());
            case ROBUST -> {
                double range = 0.7413 * (summary.quantile(0.75) - summary.quantile(0.25));
                yield new NumberSummary.Moments(facts.median(), range < CONSTANT ? facts.sd() : range);
            }
            case LOG -> summary.moments(NumberStep::signedLog);
            case NONE -> new NumberSummary.Moments(0, 1);
            default -> new NumberSummary.Moments(facts.mean(), facts.sd());
        };
    }

    /** See {@link Scaling#AUTO}. */
    private static Scaling automatic(NumberSummary summary) {
        double plain = farthest(summary, x -> x);
        boolean heavy = plain > HEAVY && farthest(summary, NumberStep::signedLog) <= plain / 2;
        return heavy ? Scaling.LOG : Scaling.Z_SCORE;
    }

    private static double farthest(NumberSummary summary, java.util.function.DoubleUnaryOperator function) {
        NumberSummary.Moments moments = summary.moments(function);
        return Math.max(
                moments.distance(function.applyAsDouble(summary.min())),
                moments.distance(function.applyAsDouble(summary.max())));
    }

    /** sign(x) * log(1 + |x|). */
    static double signedLog(double x) {
        double size = Math.abs(x);
        int whole = (int) size;
        double log = whole == size && whole < LOGS.length ? LOGS[whole] : StrictMath.log1p(size);
        return Math.copySign(log, x);
    }

    /** The inverse of {@link #signedLog}, kept finite. */
    static double signedExp(double t) {
        return Math.copySign(Math.min(StrictMath.expm1(Math.abs(t)), Double.MAX_VALUE), t);
    }

    /** The prepared value of a number. */
    double prepare(double x) {
        double t = scaling == Scaling.LOG ? signedLog(x) : x;
        return Math.max(lowest(), Math.min(highest(), (t - center) / spread));
    }

    private double lowest() {
        return clip == 0 ? -LIMIT : scaling == Scaling.MIN_MAX ? 0 : -clip;
    }

    private double highest() {
        return clip == 0 ? LIMIT : scaling == Scaling.MIN_MAX ? 1 : clip;
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
        float median = (float) prepare(facts.median());
        boolean indicator = expectsMissing();
        boolean log = scaling == Scaling.LOG;
        double low = lowest();
        double high = highest();
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) { // hot
                double x = numbers[row];
                double scaled = ((log ? signedLog(x) : x) - center) / spread;
                out[to] = (float) Math.max(low, Math.min(high, scaled));
                if (scaled != scaled) { // the value is missing
                    out[to] = median;
                    if (indicator) {
                        out[to + 1] = 1;
                    }
                }
            }
        };
    }

    @Override
    public Table.Values restore(Matrix inputs, int first, Table.Values base) {
        double[] numbers = ((Table.Numbers) base).values().clone();
        for (int r = 0; r < numbers.length; r++) {
            float value = inputs.get(r, first);
            if (expectsMissing() && inputs.get(r, first + 1) > 0.5) {
                numbers[r] = Double.NaN;
            } else if (value != (float) prepare(numbers[r])) {
                numbers[r] = facts.likely(original(value));
            }
        }
        return new Table.Numbers(numbers);
    }

    @Override
    public double missing() {
        return facts.missing();
    }

    @Override
    public ColumnDescription describe() {
        String formula =
                switch (scaling) {
                    case MIN_MAX -> "min-max: (x - %s) / %s";
                    case ROBUST -> "robust: (x - %s) / %s";
                    case LOG -> "log: (sign(x) log(1 + |x|) - %s) / %s";
                    case NONE -> "as it is";
                    default -> "z-score: (x - %s) / %s";
                };
        String rule = formula.formatted(Digits.shortest(center), Digits.shortest(spread));
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
