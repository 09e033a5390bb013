package dev.hawkins.bench.published;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;

/** Runs cells of the tables of Yamanaka et al. 2019, each on one thread; keeps the rows of the last one for the next. */
public final class AbcRunner {
    private String drawnFor = "";
    private AbcProblem drawn;

    /** Draws the rows, fits and scores. */
    public AbcResult run(AbcCell cell) {
        AbcProblem problem = problem(cell.setting(), cell.seed());
        long start = System.nanoTime();
        FitContext context = FitContext.of(cell.seed()).withThreads(1);
        Model model =
                cell.method().detector(cell.setting().data().equals("toy")).fit(problem.training(), context);
        AbcProblem.Aucs aucs = problem.aucs(model);
        return AbcResult.of(cell, aucs, model.report(), (System.nanoTime() - start) / 1e9);
    }

    private AbcProblem problem(AbcSetting setting, long seed) {
        AbcProblem all = all(setting.data(), seed);
        return switch (setting.number()) {
            case 2 -> all.contaminated(seed);
            case 3 -> all.withKnown(setting.known(), seed);
            default -> all;
        };
    }

    private AbcProblem all(String data, long seed) {
        String wanted = data.equals("kdd") ? data : data + " " + seed; // the rows of KDD are the same for every seed
        if (!drawnFor.equals(wanted)) {
            drawn = null; // so that two do not take memory at once
            drawn = switch (data) {
                case "kdd" -> AbcData.kdd();
                case "mnist" -> AbcData.mnist(seed);
                default -> AbcData.toy(seed);
            };
            drawnFor = wanted;
        }
        return drawn;
    }
}
