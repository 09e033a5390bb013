package dev.hawkins.store;

/** A model file that cannot be used: foreign, cut short, altered, too new. The message names the file and says what to do. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String message) {
        super(message);
    }

    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
