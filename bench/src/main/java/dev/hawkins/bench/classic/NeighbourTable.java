package dev.hawkins.bench.classic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.neighbour.LocalOutlierFactor;
import dev.hawkins.detect.neighbour.NearestNeighbours;
import dev.hawkins.engine.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how long kNN and LOF take to fit and to score. Arguments: {@code knn} or {@code lof}; a data set of the catalogue
 * or {@code mixture}; rows to fit; rows to score, which are the last ones; threads; inputs of a mixture.
 */
public final class NeighbourTable {
    private NeighbourTable() {}

    public static void main(String[] arguments) {
        int fitted = Integer.parseInt(arguments[2]);
        int scored = Integer.parseInt(arguments[3]);
        int threads = Integer.parseInt(arguments[4]);
        Matrix all = arguments[1].equals("mixture")
                ? Rows.mixture(fitted + scored, Integer.parseInt(arguments[5]), 10, 1)
                : Rows.spread(fitted + scored, Rows.of(arguments[1]));
        Matrix training = Rows.first(fitted, all);
        Matrix rows = Rows.last(scored, all);
        Detector detector = arguments[0].equals("knn") ? new NearestNeighbours() : new LocalOutlierFactor();
        List<Model> models = new ArrayList<>();
        FitContext context = FitContext.of(1).withThreads(threads);
        Timing.printHead();
        Timing fit = Timing.of(threads, 0, 1, () -> models.add(detector.fit(Training.of(training), context)));
        Model model = models.get(0);
        String what = "%s of %s, %,d x %d".formatted(arguments[0], arguments[1], fitted, all.columns());
        System.out.println(fit.row(what + ": fit, threads " + threads, "-"));
        Timing score = Timing.of(threads, 0, 1, () -> Rows.score(model, rows, threads));
        String check = Rows.check(model.score(Rows.first(Math.min(100, scored), rows)));
        System.out.println(score.row(what + ": score %,d".formatted(scored), check));
    }
}
