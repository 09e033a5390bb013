package dev.hawkins.table;

/**
 * Data that cannot be used. The message is written for the user: it names file, line, column, rule and value as far as
 * they are known, and says what to do.
 */
public class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }

    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
