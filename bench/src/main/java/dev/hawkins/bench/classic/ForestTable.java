package dev.hawkins.bench.classic;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.isolation.ExtendedIsolationForest;
import dev.hawkins.detect.isolation.IsolationForest;
import dev.hawkins.engine.Matrix;

/**
 * Prints how long isolation forests of 100 trees on 256 rows take on forest cover types, 581,012 x 54 in memory: to fit on
 * one thread, and to score on one thread and on two. Arguments: {@code plain} or {@code extended}, and the number of rows to score.
 */
public final class ForestTable {
    private ForestTable() {}

    public static void main(String[] arguments) {
        Detector detector = arguments[0].equals("plain") ? new IsolationForest() : new ExtendedIsolationForest();
        Matrix rows = Rows.of("covtype");
        Training training = Training.of(rows);
        FitContext context = FitContext.of(1).withThreads(1);
        Model model = detector.fit(training, context);
        Matrix scored = Rows.first(Math.min(rows.rows(), Integer.parseInt(arguments[1])), rows);
        String check = Rows.check(model.score(Rows.first(20_000, rows)));
        Timing.printHead();
        Timing fit = Timing.of(1, 100, 100, () -> detector.fit(training, context));
        System.out.println(fit.row(arguments[0] + ": fit, 1 thread", check));
        for (int threads = 1; threads <= 2; threads++) {
            int used = threads;
            Timing score = Timing.of(used, 2, 5, () -> Rows.score(model, scored, used));
            System.out.println(score.row(
                    "%s: score %,d x %d, %d thread%s"
                            .formatted(arguments[0], scored.rows(), rows.columns(), used, used > 1 ? "s" : ""),
                    Rows.check(Rows.score(model, scored, used))));
        }
    }
}
