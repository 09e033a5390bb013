package dev.hawkins.calibrate;

/** Scores that cannot be calibrated with, or a threshold rule out of its range. The message names the rule and the value. */
public final class CalibrationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public CalibrationException(String message) {
        super(message);
    }
}
