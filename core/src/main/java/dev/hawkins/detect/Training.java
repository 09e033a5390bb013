package dev.hawkins.detect;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;

/**
 * What a detector learns from. No calibration or test rows are among it.
 *
 * @param rows prepared training rows, taken to be normal: rows x layout.inputs()
 * @param anomalies prepared rows known to be anomalous, for methods that use them; 0 rows where there are none
 * @param layout what each input is
 */
public record Training(Matrix rows, Matrix anomalies, InputLayout layout) {
    public Training {
        if (rows.columns() != layout.inputs() || anomalies.columns() != layout.inputs()) {
            throw new IllegalArgumentException("the layout has %d inputs but the rows have %d and the anomalies %d"
                    .formatted(layout.inputs(), rows.columns(), anomalies.columns()));
        }
    }

    /** Normal rows only. */
    public static Training of(Matrix rows, InputLayout layout) {
        return new Training(rows, Matrix.zeros(0, rows.columns()), layout);
    }

    /** A bare matrix of normal rows with real inputs. */
    public static Training of(Matrix rows) {
        return of(rows, InputLayout.ofReals(rows.columns()));
    }

    /** Throws a DetectorException unless there are at least {@code least} training rows. */
    public void needRows(String detector, int least) {
        if (rows.rows() < least) {
            throw new DetectorException(
                    "%s needs at least %d training rows but got %d".formatted(detector, least, rows.rows()));
        }
    }

    /** Throws a DetectorException unless there are known anomalies. */
    public void needAnomalies(String detector) {
        if (anomalies.rows() == 0) {
            throw new DetectorException(
                    "%s learns from known anomalies but got none; label some rows, or choose a method that needs no labels"
                            .formatted(detector));
        }
    }
}
