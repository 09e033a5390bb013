package dev.hawkins.prepare;

import dev.hawkins.table.Column;
import dev.hawkins.table.Digits;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.TableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses the step of each column from its summary, and says which columns are not used and why. */
final class Fitting {
    /** Fewer distinct categories than this are never taken for identifiers. */
    private static final int FEW_CATEGORIES = 50;

    /** A column whose middle half takes less of the prepared scale tells no ordinary rows apart. */
    private static final double FLAT = 1e-3;

    private final PrepareSettings settings;
    private final Consumer<String> notices;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    Fitting(PrepareSettings settings, Consumer<String> notices) {
        this.settings = settings;
        this.notices = notices;
    }

    /** Fails if the settings name a column that is not there or has nothing to scale. */
    void check(Schema schema) {
        for (String name : settings.columns().keySet()) {
            int index = schema.indexOf(name);
            if (index < 0) {
                throw new TableException("there is no column '%s' to set the scaling of; there are %s"
                        .formatted(name, String.join(", ", schema.names())));
            }
            Kind kind = schema.column(index).kind();
            if (kind != Kind.NUMERIC && kind != Kind.INTEGER) {
                throw new TableException("column '%s' is %s; only numeric and integer columns are scaled"
                        .formatted(name, kind.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    void add(Column column, ColumnSummary summary) {
        if (summary.missing() == summary.rows()) {
            say(column, "has no values and is not used");
        } else if (summary instanceof CategoryCounts counts) {
            addCategories(column, counts);
        } else if (summary instanceof NumberSummary numbers) {
            addNumbers(column, numbers);
        }
    }

    Preparation finish() {
        if (steps.isEmpty()) {
            throw new TableException("no column can be used: "
                    + (said.isEmpty() ? "there are none but free text" : String.join("; ", said)));
        }
        checkInputs();
        return new Preparation(steps, said);
    }

    /** Told before the training, because a preparation with more inputs could be kept in no model file. */
    private void checkInputs() {
        long inputs = steps.stream().mapToLong(Step::inputs).sum();
        if (inputs > Step.MOST) {
            Step widest =
                    steps.stream().max(Comparator.comparingLong(Step::inputs)).orElseThrow();
            throw new TableException(
                    "the %,d columns make %,d inputs, but at most %,d can be handled; column '%s' makes the most, %,d; use a lower --max-categories than %d or ignore columns"
                            .formatted(
                                    steps.size(),
                                    inputs,
                                    Step.MOST,
                                    Tree.cut(widest.column().name()),
                                    widest.inputs(),
                                    settings.maxCategories()));
        }
    }

    private void addCategories(Column column, CategoryCounts counts) {
        int distinct = counts.counts().size();
        List<Map.Entry<String, Long>> categories = counts.byFrequency();
        if (categories.size() == 1) {
            say(
                    column,
                    "is constant (%s) and is not used"
                            .formatted(Tree.cut(categories.get(0).getKey())));
        } else if (distinct > PrepareSettings.MOST_CATEGORIES) {
            say(
                    column,
                    "has %d different values, more than %d, and is not used"
                            .formatted(distinct, PrepareSettings.MOST_CATEGORIES));
        } else if (distinct > FEW_CATEGORIES && 2L * distinct > counts.rows()) {
            say(
                    column,
                    "has %d different values in %d rows, like an identifier, and is not used"
                            .formatted(distinct, counts.rows()));
        } else {
            steps.add(CategoryStep.fit(column, counts, settings.maxCategories()));
            if (categories.size() > settings.maxCategories()) {
                say(
                        column,
                        "has %d categories; the %d most frequent ones are told apart"
                                .formatted(categories.size(), settings.maxCategories()));
            }
        }
    }

    private void addNumbers(Column column, NumberSummary numbers) {
        if (column.kind() == Kind.TIMESTAMP) {
            addTimes(column, numbers);
        } else if (numbers.distinct() == 1) {
            addConstant(column, numbers);
        } else if (column.kind() == Kind.BINARY) {
            steps.add(BinaryStep.fit(column, numbers));
        } else {
            NumberStep step = NumberStep.fit(column, numbers, settings.scaling(column.name()), settings.clip());
            if (step == null) {
                addConstant(column, numbers);
            } else {
                steps.add(step);
                sayIfFlat(column, numbers, step);
            }
        }
    }

    /** One value of 1e308 stretches the scale until all the others are alike; nobody would find out from the scores. */
    private void sayIfFlat(Column column, NumberSummary numbers, NumberStep step) {
        double low = numbers.quantile(0.25);
        double high = numbers.quantile(0.75);
        if (low < high && step.prepare(high) - step.prepare(low) < FLAT) {
            say(
                    column,
                    "has values from %s to %s, beside which the middle half (%s to %s) looks all the same; correct the outermost ones or use --scaling %s=robust"
                            .formatted(
                                    shown(column, numbers.min()),
                                    shown(column, numbers.max()),
                                    shown(column, low),
                                    shown(column, high),
                                    column.name()));
        }
    }

    private void addTimes(Column column, NumberSummary times) {
        List<CycleSpan> cycles = new ArrayList<>();
        for (Cycle cycle : Cycle.values()) {
            if (CycleStep.isUsable(cycle, times)) {
                cycles.add(CycleSpan.of(cycle, times));
            }
        }
        if (!cycles.isEmpty()) {
            steps.add(new CycleStep(column, cycles, times.missingShare()));
            if (cycles.size() == 1) {
                say(column, lost(cycles.get(0).cycle(), times));
            }
        } else if (times.missing() > 0) {
            say(column, "covers less than two days; only whether it is missing is used");
            steps.add(new PresenceStep(column, times.missingShare()));
        } else {
            say(
                    column,
                    "covers less than two days, or is always at the same hour of the same weekday, and is not used");
        }
    }

    /** What cannot be learned of a time of which only one cycle is used. */
    private static String lost(Cycle used, NumberSummary times) {
        if (used == Cycle.DAY_OF_WEEK) {
            return "is always at the same hour, so only the day of the week is used";
        }
        boolean brief = times.max() - times.min() < 2 * Cycle.DAY_OF_WEEK.period();
        return brief
                ? "covers less than two weeks, too little to know the days of the week by; only the hour of the day is used"
                : "is always on the same day of the week, so only the hour of the day is used";
    }

    private void addConstant(Column column, NumberSummary numbers) {
        String least = shown(column, numbers.min());
        // As good as constant: they differ by less than float inputs can tell.
        String value = numbers.distinct() == 1 ? least : least + " to " + shown(column, numbers.max());
        if (numbers.missing() > 0) {
            say(column, "is constant (%s) where it has a value; only whether it is missing is used".formatted(value));
            steps.add(new PresenceStep(column, numbers.missingShare()));
        } else {
            say(column, "is constant (%s) and is not used".formatted(value));
        }
    }

    private static String shown(Column column, double value) {
        if (column.kind() == Kind.BINARY) {
            return Tree.cut(column.values().get(value == 0 ? 0 : 1));
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Digits.shortest(value);
    }

    private void say(Column column, String what) {
        String notice = "column '%s' %s".formatted(Tree.cut(column.name()), what);
        said.add(notice);
        notices.accept(notice);
    }
}
