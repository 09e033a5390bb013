package dev.hawkins.detect;

/** A method that cannot be applied, or a setting out of its range. The message names the setting, the rule and the value. */
public final class DetectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DetectorException(String message) {
        super(message);
    }
}
