package dev.hawkins.reproduce;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Measures cells one after the other, and says after each how long the others will take. */
final class Measuring {
    private final int total;
    private final Consumer<String> progress;
    private int done;
    private double sum;

    /** @param total how many cells there are */
    Measuring(int total, Consumer<String> progress) {
        this.total = total;
        this.progress = progress;
    }

    Cell measure(Reproduction source, CellKey key) {
        long start = System.nanoTime();
        Map<String, Double> figures = source.measure(key);
        double seconds = (System.nanoTime() - start) / 1e9;
        sum += seconds;
        done++;
        double left = sum / done * (total - done);
        progress.accept(String.format(
                Locale.ROOT, "%d/%d %s: %.1f s; about %.0f min left", done, total, key, seconds, Math.ceil(left / 60)));
        return Cell.of(key, figures, seconds);
    }
}
