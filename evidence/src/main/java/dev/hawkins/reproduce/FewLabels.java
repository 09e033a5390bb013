package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@value #LABELS} labelled anomalies of one kind do for that kind and for another, on sets of ADBench, each divided as
 * {@link FewLabelsData} says: {@code ae} beside {@code abc}, and {@code vae} beside {@code abc-vae}. Nobody published this; what
 * is asked of the labels is that they help with their kind and do no harm with the other.
 */
final class FewLabels implements Reproduction {
    private static final int LABELS = 10;
    private static final String TABLE = LABELS + " labels";

    private static final List<String> SETS = List.of(
            "annthyroid",
            "breastw",
            "campaign",
            "landsat",
            "magic.gamma",
            "mnist",
            "pageblocks",
            "pima",
            "satellite",
            "shuttle",
            "spambase");

    private static final String HEADINGS = "detector\tagainst\tfigure\tsets\tmean difference\tlimits\tverdict\n";

    private FewLabelsData data;

    /** A detector that learns from labels, and the same without them. */
    private record Pair(String labelled, String plain) {}

    private static final List<Pair> PAIRS = List.of(new Pair("abc", "ae"), new Pair("abc-vae", "vae"));

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (String set : SETS) {
                for (Pair pair : PAIRS) {
                    cells.add(cell(set, pair.plain, seed));
                    cells.add(cell(set, pair.labelled, seed));
                }
            }
        }
        return cells;
    }

    /** {@code ae} scores the norm of the difference, as {@code abc} does by default. */
    private static CellKey cell(String set, String detector, long seed) {
        return CellKey.of(TABLE, set, detector, detector.equals("ae") ? Map.of("objective", "norm") : Map.of(), seed);
    }

    /** The set on which labels do most: without them its known kind is hardly found. */
    @Override
    public List<QuickCheck> quick() {
        return List.of(
                onLandsat("ae", Bar.atMost(0.58)),
                onLandsat("abc", Bar.atLeast(0.59)),
                onLandsat("vae", Bar.atMost(0.5)),
                onLandsat("abc-vae", Bar.atLeast(0.59)));
    }

    private static QuickCheck onLandsat(String detector, Bar bar) {
        return new QuickCheck(cell("landsat", detector, 1), AbcProblem.KNOWN, bar);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        if (data == null || !data.set().equals(cell.row())) {
            data = FewLabelsData.read(cell.row());
        }
        AbcProblem problem = data.problem(LABELS, cell.seed());
        return problem.aucs(cell.fit(problem.training())).figures();
    }

    @Override
    public double published(CellKey cell, String figure) {
        return Double.NaN;
    }

    /** By how much the mean over the sets rises by the labels, and by how much it must. */
    @Override
    public String verdicts(Collection<Cell> cells) {
        Runs runs = Runs.of(cells);
        StringBuilder text = new StringBuilder();
        for (Pair pair : PAIRS) {
            text.append(line(runs, pair, AbcProblem.KNOWN, Bar.atLeast(0)));
            text.append(line(runs, pair, AbcProblem.UNKNOWN, Bar.atLeast(-0.02)));
        }
        return text.isEmpty() ? "" : HEADINGS + text;
    }

    private static String line(Runs runs, Pair pair, String figure, Bar bar) {
        double[] differences = SETS.stream()
                .map(set -> difference(runs, pair, set, figure))
                .flatMap(Optional::stream)
                .mapToDouble(d -> d)
                .toArray();
        if (differences.length == 0) {
            return "";
        }
        double mean = Summary.of(differences).mean();
        return String.join(
                "\t",
                pair.labelled,
                pair.plain,
                figure,
                "" + differences.length,
                String.format(Locale.ROOT, "%+.4f", mean),
                bar.toString(),
                bar.verdict(mean) + "\n");
    }

    /** Empty where one of the two was not measured. */
    private static Optional<Double> difference(Runs runs, Pair pair, String set, String figure) {
        return runs.find(new Figure(cell(set, pair.labelled, 0), figure))
                .flatMap(with -> runs.find(new Figure(cell(set, pair.plain, 0), figure))
                        .map(without -> with.mean() - without.mean()));
    }
}
