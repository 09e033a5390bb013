package dev.hawkins.reproduce;

import dev.hawkins.evaluate.Ranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 28 ADBench sets that are here (Han et al. 2022, NeurIPS), beside the cells that Livernoche et al. 2024 (ICLR) published
 * for 26 methods: ROC AUC in percent, as they give it, mean of 5 seeds. Every table is an {@link AdBenchProtocol}; every fit
 * and its scoring take one thread.
 *
 * <p>Our drawing is seeded, but draws other rows than the published code does. So sets of at least 1,000 and at most 50,000
 * rows are divided exactly as published, and the others alike but not equally.
 */
final class AdBench implements Reproduction {
    static final String ROC_AUC = "roc-auc";
    private static final double PERCENT = 100;
    private static final Map<String, String> EXEMPLARS = Map.of("profile", "exemplars");

    private final AdBenchData data = new AdBenchData();

    @Override
    public List<CellKey> cells(int seeds) {
        List<CellKey> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (AdBenchProtocol protocol : AdBenchProtocol.values()) {
                for (String set : AdBenchData.names()) {
                    for (AdBenchMethod method : AdBenchMethod.of(protocol)) {
                        cells.add(CellKey.of(protocol.toString(), set, method.detector(), method.settings(), seed));
                    }
                }
            }
        }
        return cells;
    }

    /** {@code knn} has no randomness, so where rows are divided exactly as published its figures are the published ones. */
    @Override
    public List<QuickCheck> quick() {
        return List.of(
                check(AdBenchProtocol.ONE_CLASS_PUBLISHED, "letter", "knn", new Bar(35.33, 35.53)),
                check(AdBenchProtocol.ONE_CLASS_PUBLISHED, "pageblocks", "knn", new Bar(89.55, 89.75)),
                check(AdBenchProtocol.UNSUPERVISED_PUBLISHED, "thyroid", "iforest", Bar.atLeast(96)),
                check(AdBenchProtocol.ONE_CLASS_HONEST, "breastw", "vae", Bar.atLeast(96)),
                check(AdBenchProtocol.ONE_CLASS_HONEST, "letter", "vae", EXEMPLARS, Bar.atLeast(92)));
    }

    private static QuickCheck check(AdBenchProtocol protocol, String set, String detector, Bar bar) {
        return check(protocol, set, detector, Map.of(), bar);
    }

    private static QuickCheck check(
            AdBenchProtocol protocol, String set, String detector, Map<String, String> settings, Bar bar) {
        return new QuickCheck(CellKey.of(protocol.toString(), set, detector, settings, 1), ROC_AUC, bar);
    }

    @Override
    public Map<String, Double> measure(CellKey cell) {
        AdBenchProtocol protocol = AdBenchProtocol.of(cell.table());
        AdBenchSplit split = data.split(cell.row(), protocol, cell.seed());
        long start = System.nanoTime();
        double[] scores = scores(cell, protocol, split);
        double seconds = (System.nanoTime() - start) / 1e9;
        Ranking ranking = Ranking.of(scores, split.anomaly());
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(ROC_AUC, PERCENT * ranking.rocAuc());
        figures.put("average-precision", PERCENT * ranking.averagePrecision());
        figures.put("seconds", seconds);
        if (protocol == AdBenchProtocol.ONE_CLASS_HONEST) {
            figures.put("copies", (double) split.copies());
        }
        return figures;
    }

    private static double[] scores(CellKey cell, AdBenchProtocol protocol, AdBenchSplit split) {
        boolean library = protocol == AdBenchProtocol.ONE_CLASS_LIBRARY;
        if (library && cell.detector().equals("pca")) {
            return ComponentPoints.scores(split.training().rows(), split.test());
        }
        return cell.fit(library ? split.all() : split.training()).score(split.test());
    }

    @Override
    public double published(CellKey cell, String figure) {
        AdBenchProtocol protocol = AdBenchProtocol.of(cell.table());
        return figure.equals(ROC_AUC) && protocol.isPublished()
                ? AdBenchFigures.published(
                        cell.row(), protocol.isOneClass(), AdBenchMethod.published(cell.detector(), cell.settings()))
                : Double.NaN;
    }

    @Override
    public Optional<Figure> honest(Figure figure) {
        AdBenchProtocol protocol = AdBenchProtocol.of(figure.cell().table());
        if (!protocol.isPublished()) {
            return Optional.empty();
        }
        AdBenchProtocol honest =
                protocol.isOneClass() ? AdBenchProtocol.ONE_CLASS_HONEST : AdBenchProtocol.UNSUPERVISED_HONEST;
        return Optional.of(new Figure(figure.cell().withTable(honest.toString()), figure.name()));
    }

    @Override
    public Map<String, String> pictures(Collection<Cell> cells) {
        return AdBenchPictures.of(cells);
    }

    @Override
    public String verdicts(Collection<Cell> cells) {
        return AdBenchMeans.of(this, cells) + AdBenchStandings.of(cells);
    }
}
