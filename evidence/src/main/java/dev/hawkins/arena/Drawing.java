package dev.hawkins.arena;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Split;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws {@link Lesson}s and {@link Exam}s from labelled rows, by seed. */
final class Drawing {
    private final Table table;
    private final Table features;
    private final Labelling labelling;
    private final Protocol protocol;
    private final PrepareSettings prepare;
    private final String[] labels;
    private final boolean[] anomaly;
    private final Copies copies;
    private final Set<String> known;

    Drawing(Table table, Labelling labelling, List<String> ignored, Protocol protocol, PrepareSettings prepare) {
        this.table = table.without(ignored);
        this.labelling = labelling;
        this.protocol = protocol;
        this.prepare = prepare;
        this.features = this.table.without(List.of(labelling.column()));
        this.labels = labelling.texts(table);
        this.anomaly = labelling.anomalies(labels);
        this.copies = Copies.of(features, anomaly);
        this.known = protocol.labels() == 0 ? Set.of() : known();
    }

    Copies copies() {
        return copies;
    }

    Set<String> knownKinds() {
        return known;
    }

    Table features() {
        return features;
    }

    boolean[] anomaly() {
        return anomaly.clone();
    }

    /** Rows to learn from and rows to be judged by. */
    record Pair(Lesson lesson, Exam exam) {}

    Pair draw(long seed) {
        String[] groupLabels =
                Arrays.stream(copies.firstRows()).mapToObj(r -> labels[r]).toArray(String[]::new);
        Split groups = Split.stratified(groupLabels, protocol.trainingShare(), RandomStream.of(seed, "division"));
        return new Pair(lesson(copies.rowsOf(groups.first()), seed), exam(copies.rowsOf(groups.second())));
    }

    private Lesson lesson(int[] rows, long seed) {
        if (protocol.rows() == Protocol.Rows.UNSUPERVISED) {
            return new Lesson(features.select(rows), null, prepare);
        }
        int[] normal = Arrays.stream(rows).filter(r -> !anomaly[r]).toArray();
        int[] labelled = labelled(rows, seed);
        int[] seen = IntStream.concat(Arrays.stream(normal), Arrays.stream(labelled))
                .sorted()
                .toArray();
        return new Lesson(table.select(seen), labelling, prepare);
    }

    private int[] labelled(int[] rows, long seed) {
        int[] candidates = Arrays.stream(rows)
                .filter(r -> anomaly[r] && known.contains(labels[r]))
                .toArray();
        int[] order = RandomStream.of(seed, "labels").permutation(candidates.length);
        return Arrays.stream(order)
                .limit(protocol.labels())
                .map(i -> candidates[i])
                .toArray();
    }

    private Exam exam(int[] rows) {
        boolean[] anomalies = new boolean[rows.length];
        String[] kinds = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            anomalies[i] = anomaly[rows[i]];
            kinds[i] = labels[rows[i]];
        }
        Exam exam = new Exam(features.select(rows), anomalies, kinds, known);
        if (exam.anomalies() == 0 || exam.anomalies() == exam.rows()) {
            throw new ArenaException("the test part needs both normal rows and anomalies, but has none but %,d %s; "
                            .formatted(exam.rows(), exam.anomalies() == 0 ? "normal" : "anomalous")
                    + "give more rows or another training share");
        }
        return exam;
    }

    private Set<String> known() {
        Map<String, Long> counts = new TreeMap<>(IntStream.range(0, labels.length)
                .filter(r -> anomaly[r])
                .mapToObj(r -> labels[r])
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        for (String kind : protocol.known()) {
            if (!counts.containsKey(kind)) {
                throw new ArenaException("no anomaly is of the kind '%s'; there are %s"
                        .formatted(kind, String.join(", ", counts.keySet())));
            }
        }
        return protocol.known().isEmpty()
                ? counts.entrySet().stream()
                        .max(Comparator.comparingLong(Map.Entry<String, Long>::getValue))
                        .map(most -> Set.of(most.getKey()))
                        .orElse(Set.of())
                : new TreeSet<>(protocol.known());
    }
}
