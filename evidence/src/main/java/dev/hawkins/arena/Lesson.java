package dev.hawkins.arena;

import dev.hawkins.detect.FitContext;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.table.Table;
import java.util.function.BooleanSupplier;

/**
 * All that a detector ever sees: training rows, with labels only as far as the protocol grants them. There is no way from
 * here to a row or a label of the {@link Exam}.
 */
final class Lesson {
    private static final double CALIBRATION_SHARE = 0.2;

    private final Table rows;
    private final Labelling label;
    private final PrepareSettings prepare;

    /**
     * @param rows training rows; anomalies among them are known ones if there is a label
     * @param label tells them apart, or null if nobody does
     */
    Lesson(Table rows, Labelling label, PrepareSettings prepare) {
        this.rows = rows;
        this.label = label;
        this.prepare = prepare;
    }

    int rows() {
        return rows.rows();
    }

    /** How many of them a fit holds out. */
    int calibrationRows() {
        int normal = rows.rows();
        if (label != null) {
            normal = 0;
            for (boolean anomaly : label.anomalies(label.texts(rows))) {
                normal += anomaly ? 0 : 1;
            }
        }
        return Math.max(1, (int) Math.round(normal * CALIBRATION_SHARE));
    }

    TrainedModel fit(Entrant entrant, long seed, int threads, FitContext.Progress progress, BooleanSupplier cancelled) {
        Fitting fitting = new Fitting(entrant.detector())
                .seed(seed)
                .calibrationShare(CALIBRATION_SHARE)
                .threads(threads)
                .prepare(prepare)
                .progress(progress)
                .cancelled(cancelled);
        return (label == null ? fitting : fitting.label(label)).fit(rows);
    }
}
