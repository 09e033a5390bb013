package dev.hawkins.reproduce;

import dev.hawkins.arena.MeanRanks;
import dev.hawkins.chart.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The detectors of each protocol beside each other: mean ranks, and what one gets who chooses by sets that are there. */
final class AdBenchStandings {
    private AdBenchStandings() {}

    /**
     * Three tables, of columns that are complete: ranks, choices, and the choice for each set by the others. Empty where there
     * is nothing to compare.
     */
    static String of(Collection<Cell> cells) {
        List<AdBenchField> fields = AdBenchField.of(cells);
        if (fields.isEmpty()) {
            return "";
        }
        return "\ntable\tdetector\tmean rank\tbehind the first\tcritical difference\tverdict\n"
                + joined(fields, AdBenchStandings::ranks)
                + "\ntable\tdetector for a set\tROC AUC\tchosen\n"
                + joined(fields, AdBenchStandings::choices)
                + "\ntable\tset\tbest on the others\tROC AUC\n"
                + joined(fields, AdBenchStandings::leftOut);
    }

    private static String joined(List<AdBenchField> fields, Function<AdBenchField, String> lines) {
        return fields.stream().map(lines).collect(Collectors.joining());
    }

    private static String line(AdBenchField field, String... cells) {
        return field.protocol() + "\t" + String.join("\t", cells) + "\n";
    }

    private static String ranks(AdBenchField field) {
        MeanRanks ranks = field.ranks();
        double first = ranks.means().get(ranks.order().get(0));
        StringBuilder lines = new StringBuilder();
        for (int detector : ranks.order()) {
            double behind = ranks.means().get(detector) - first;
            lines.append(line(
                    field,
                    field.name(detector),
                    Text.fixed(ranks.means().get(detector), 2),
                    Text.fixed(behind, 2),
                    Text.fixed(ranks.criticalDifference(), 2),
                    behind < ranks.criticalDifference() ? "level" : "worse"));
        }
        return lines.toString();
    }

    private static String choices(AdBenchField field) {
        LeaveOneOut choice = new LeaveOneOut(field.values());
        LeaveOneOut single = new LeaveOneOut(field.single().values());
        int fixed = choice.fixed();
        return choice(field, "best mean over the other sets", choice, choice::leftOut)
                + choice(field.single(), "the same without auto", single, single::leftOut)
                + choice(field, "best mean over all sets", choice, set -> fixed)
                + choice(field, "oracle: best on the set itself, by its labels", choice, choice::oracle);
    }

    private static String choice(AdBenchField field, String name, LeaveOneOut choice, IntUnaryOperator detector) {
        return line(
                field,
                name,
                Text.fixed(choice.mean(detector), 2),
                counts(field, choice.sets().map(detector)));
    }

    /** Such as "auto 20, knn 8". */
    private static String counts(AdBenchField field, IntStream detectors) {
        Map<String, Long> counts =
                detectors.mapToObj(field::name).collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String leftOut(AdBenchField field) {
        LeaveOneOut choice = new LeaveOneOut(field.values());
        return choice.sets()
                .mapToObj(set -> {
                    int chosen = choice.leftOut(set);
                    String reached = Text.fixed(choice.values()[chosen][set], 2);
                    return line(field, AdBenchData.names().get(set), field.name(chosen), reached);
                })
                .collect(Collectors.joining());
    }
}
