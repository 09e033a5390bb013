package dev.hawkins.bench.published;

import dev.hawkins.detect.TrainingReport;
import java.util.Locale;

/**
 * What came out of a cell.
 *
 * @param known ROC AUC of known anomalies against normal rows
 * @param unknown ROC AUC of unknown anomalies against normal rows
 * @param epochs passes over the training rows, 0 for what is not trained by them
 * @param best pass with the best validation loss, whose weights were kept
 * @param seconds of fitting and scoring
 */
public record AbcResult(AbcCell cell, double known, double unknown, int epochs, int best, double seconds) {
    static AbcResult of(AbcCell cell, AbcProblem.Aucs aucs, TrainingReport report, double seconds) {
        int epochs = report.validationLoss().size();
        return new AbcResult(cell, aucs.known(), aucs.unknown(), epochs, report.bestEpoch(), seconds);
    }

    /** Reads what {@link #line} writes. */
    public static AbcResult parse(String line) {
        String[] words = line.trim().split("\\s+");
        if (words.length != 8) {
            throw new IllegalArgumentException(
                    "a result has 8 words but this line %d: %s".formatted(words.length, line));
        }
        AbcCell cell = new AbcCell(AbcSetting.parse(words[0]), AbcMethod.parse(words[1]), Long.parseLong(words[2]));
        return new AbcResult(
                cell,
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Double.parseDouble(words[7]));
    }

    /** One line of text: setting, method, seed, the two AUCs, epochs, best epoch, seconds. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s %s %d %.6f %.6f %d %d %.1f",
                cell.setting(),
                cell.method(),
                cell.seed(),
                known,
                unknown,
                epochs,
                best,
                seconds);
    }
}
