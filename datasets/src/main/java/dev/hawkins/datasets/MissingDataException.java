package dev.hawkins.datasets;

import dev.hawkins.table.TableException;

/** A known data set is not on this machine. The message says how to get it. */
public final class MissingDataException extends TableException {
    private static final long serialVersionUID = 1L;

    public MissingDataException(String message) {
        super(message);
    }
}
