package dev.hawkins.generate;

import dev.hawkins.engine.Matrix;
import dev.hawkins.pipeline.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches for variants of anomalies that a model misses, by its scores alone: a change is kept if it lowers the score. */
final class Search {
    private static final double LEAST_DISTANCE = 0.5;

    private final TrainedModel model;
    private final Patchwork cells;
    private final Forger forger;
    private final List<Forgery> first;
    private final List<Forgery> best;
    private final double[] firstScores;
    private final double[] scores;

    Search(TrainedModel model, Patchwork cells, Forger forger, List<Forgery> first) {
        this.model = model;
        this.cells = cells;
        this.forger = forger;
        this.first = first;
        this.best = new ArrayList<>(first);
        this.firstScores = score(first);
        this.scores = firstScores.clone();
    }

    private double[] score(List<Forgery> rows) {
        return model.model()
                .score(cells.prepared(rows.stream().map(Forgery::cells).toList()));
    }

    /** The anomalies as they were made. */
    List<Forgery> first() {
        return first;
    }

    /** Their scores. */
    double[] firstScores() {
        return firstScores;
    }

    /** The variants that score least so far. */
    List<Forgery> best() {
        return best;
    }

    /** Their scores. */
    double[] scores() {
        return scores;
    }

    boolean isCaught(double score) {
        return score > model.threshold();
    }

    /** Tries one change of every anomaly that is still caught. */
    void round() {
        List<Integer> tried = new ArrayList<>();
        List<Forgery> variants = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Optional<Forgery> variant = isCaught(scores[i]) ? forger.vary(best.get(i)) : Optional.empty();
            if (variant.isPresent() && isFarEnough(variant.get(), first.get(i))) {
                tried.add(i);
                variants.add(variant.get());
            }
        }
        double[] now = score(variants);
        for (int v = 0; v < now.length; v++) {
            int i = tried.get(v);
            if (now[v] < scores[i]) {
                scores[i] = now[v];
                best.set(i, variants.get(v));
            }
        }
    }

    private boolean isFarEnough(Forgery variant, Forgery original) {
        Matrix rows = cells.prepared(List.of(variant.cells(), original.cells(), cells.whole(original.base())));
        return Distances.between(rows, 0, rows, 2) >= LEAST_DISTANCE * Distances.between(rows, 1, rows, 2);
    }
}
