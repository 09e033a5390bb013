package dev.hawkins.bench.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Prints results as one table, row by row as they come. */
final class TextTable {
    private final PrintStream out;
    private final List<String> columns;
    private final List<String> remarks = new ArrayList<>();

    /** @param peers names of those with a column, Hawkins first */
    TextTable(PrintStream out, List<String> peers) {
        this.out = out;
        this.columns = peers;
    }

    void head(Map<String, String> environment) {
        environment.forEach((key, value) -> out.println(key + ": " + value));
        out.println();
        out.println(
                "Units of work per second: median (quartiles) of the rounds, by the CPU time of the calling thread for"
                        + " one thread, by the clock for more.");
        out.println("Limit: for products multiply-adds in registers, for two threads the same work by Hawkins on one.");
        out.println("Ratio: Hawkins to the fastest peer, or to the limit where there is one; median of the rounds.");
        out.println();
        out.println("| workload | unit | " + String.join(" | ", columns) + " | limit | ratio | target | check |");
        out.println("|---|---|" + "---|".repeat(columns.size() + 4));
    }

    void row(Result result) {
        StringBuilder line = new StringBuilder();
        Workload workload = result.workload();
        line.append("| ")
                .append(workload.name())
                .append(" | ")
                .append(workload.unit())
                .append(" | ");
        for (String column : columns) {
            line.append(outcomes(result, column::equals)).append(" | ");
        }
        line.append(outcomes(result, name -> !columns.contains(name))).append(" | ");
        line.append(ratio(result)).append(" | ");
        line.append(workload.target() == 0 ? "-" : number(workload.target())).append(" | ");
        line.append(check(result)).append(" |");
        out.println(line);
        note(result);
    }

    private static String outcomes(Result result, Predicate<String> names) {
        List<String> cells = result.outcomes().stream()
                .filter(o -> names.test(o.name()))
                .map(TextTable::cell)
                .toList();
        return cells.isEmpty() ? "-" : String.join(", ", cells);
    }

    private static String cell(Outcome outcome) {
        if (!outcome.valid()) {
            return String.format(Locale.ROOT, "invalid: differs by %.1e", outcome.difference());
        }
        Spread rate = outcome.rate();
        return "%s (%s-%s)".formatted(number(rate.median()), number(rate.low()), number(rate.high()));
    }

    private static String ratio(Result result) {
        return result.ratio()
                .map(r -> "**%s**%s".formatted(number(r.median()), result.missed() ? " missed" : ""))
                .orElse("-");
    }

    /** The loss or mean score of Hawkins and how far the valid peers are from it. */
    private static String check(Result result) {
        double furthest = result.outcomes().stream()
                .filter(Outcome::valid)
                .mapToDouble(Outcome::difference)
                .max()
                .orElse(0);
        String what = result.workload().trains() ? "loss" : "mean";
        return String.format(
                Locale.ROOT, "%s %.6g, +-%.0e", what, result.hawkins().proof(), furthest);
    }

    private void note(Result result) {
        for (Outcome outcome : result.outcomes()) {
            if (!outcome.remark().isEmpty()) {
                remarks.add("%s, %s: %s".formatted(result.workload().name(), outcome.name(), outcome.remark()));
            }
            if (outcome.cores() > result.workload().threads() + 0.2) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s, %s: kept %.1f processors busy",
                        result.workload().name(),
                        outcome.name(),
                        outcome.cores()));
            }
        }
    }

    /** @param starts milliseconds of cold starts by peer */
    void foot(Map<String, Spread> starts) {
        out.println();
        starts.forEach((name, millis) -> out.printf(
                Locale.ROOT,
                "cold start, process to first scored row of AE 18-15-7-2, %s: %.0f ms (%.0f-%.0f)%n",
                name,
                millis.median(),
                millis.low(),
                millis.high()));
        remarks.forEach(out::println);
    }

    /** Three significant digits, with k and M. */
    static String number(double value) {
        if (value >= 1e6) {
            return digits(value / 1e6) + " M";
        }
        return value >= 1e4 ? digits(value / 1e3) + " k" : digits(value);
    }

    private static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
