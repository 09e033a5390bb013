package dev.hawkins.engine;

/** A loss or gradient became NaN or infinite; the message names the node or layer. */
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NonFiniteException(String message) {
        super(message);
    }
}
