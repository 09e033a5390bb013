package dev.hawkins.bench.published;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A method in an experiment, over its seeds, beside what was published.
 *
 * @param setting the experiment
 * @param method with its settings
 * @param kind A for known anomalies, U for unknown ones
 * @param published mean ROC AUC of 5 runs, NaN where there is none
 * @param ours ROC AUC over the seeds
 * @param bar limits for our median
 */
public record AbcComparison(
        AbcSetting setting, AbcMethod method, String kind, double published, Summary ours, AbcBar bar) {
    private static final double MARGIN = 0.01;
    private static final int FEW = 10;
    private static final Map<String, ToDoubleFunction<AbcResult>> KINDS = kinds();

    private static Map<String, ToDoubleFunction<AbcResult>> kinds() {
        Map<String, ToDoubleFunction<AbcResult>> kinds = new LinkedHashMap<>();
        kinds.put("A", AbcResult::known);
        kinds.put("U", AbcResult::unknown);
        return kinds;
    }

    private record Group(AbcSetting setting, AbcMethod method) {}

    /** Two comparisons per experiment and method, in the order in which their first results come. */
    public static List<AbcComparison> of(Collection<AbcResult> results) {
        Map<Group, List<AbcResult>> groups = new LinkedHashMap<>();
        for (AbcResult result : results) {
            Group group = new Group(result.cell().setting(), result.cell().method());
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(result);
        }
        List<AbcComparison> comparisons = new ArrayList<>();
        groups.forEach((group, runs) -> KINDS.forEach((kind, auc) -> comparisons.add(of(group, kind, auc, runs))));
        return comparisons.stream().map(c -> c.withFewLabelsBar(comparisons)).toList();
    }

    private static AbcComparison of(Group group, String kind, ToDoubleFunction<AbcResult> auc, List<AbcResult> runs) {
        AbcSetting setting = group.setting;
        String method = group.method.name();
        return new AbcComparison(
                setting,
                group.method,
                kind,
                AbcFigures.mean(setting.data(), setting.number(), kind, method),
                Summary.of(runs.stream().mapToDouble(auc).toArray()),
                setting.number() == 3 ? AbcBar.atLeast(0) : AbcBar.of(setting, method, kind));
    }

    /**
     * In setting 3, {@code abc} must not be below the autoencoder, which is that of setting 1, by more than .01; and with few
     * known anomalies not below {@code dnn} or {@code rusboost}. Comparators that were not run ask for nothing.
     */
    private AbcComparison withFewLabelsBar(List<AbcComparison> all) {
        if (setting.number() != 3 || !AbcBar.isAbc(method.name())) {
            return this;
        }
        AbcSetting plenty = new AbcSetting(setting.data(), 1, 0);
        double least = median(all, plenty, method.name().equals("abc") ? "ae" : "dae") - MARGIN;
        if (setting.known() <= FEW) {
            least = Math.max(least, median(all, setting, "dnn"));
            least = Math.max(least, median(all, setting, "rusboost"));
        }
        return new AbcComparison(setting, method, kind, published, ours, AbcBar.atLeast(Math.max(0, least)));
    }

    private double median(List<AbcComparison> all, AbcSetting where, String name) {
        return all.stream()
                .filter(c -> c.setting.equals(where) && c.method.toString().equals(name) && c.kind.equals(kind))
                .mapToDouble(c -> c.ours.median())
                .findFirst()
                .orElse(0);
    }

    /** Names of what {@link #line} gives. */
    public static String head() {
        return line("setting", "method", "kind", "published", "median", "mean", "diff", "sd", "n", "bar", "verdict");
    }

    /** Published mean, our median and mean, their difference from the published one, our sd, the limits, whether they hold. */
    public String line() {
        return line(
                setting.toString(),
                method.toString(),
                kind,
                number("%.3f", published),
                number("%.4f", ours.median()),
                number("%.4f", ours.mean()),
                number("%+.3f", ours.mean() - published),
                number("%.4f", ours.sd()),
                "" + ours.runs(),
                bar.toString(),
                bar.isOpen() ? "-" : bar.holds(ours.median()) ? "holds" : "fails");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String line(Object... words) {
        return String.format(Locale.ROOT, "%-13s %-24s %-4s %9s %7s %7s %7s %7s %2s %12s %s", words);
    }
}
