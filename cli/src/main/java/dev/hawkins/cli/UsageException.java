package dev.hawkins.cli;

import dev.hawkins.arena.ArenaException;
import dev.hawkins.detect.DetectorException;
import java.util.function.Supplier;

/** A command line that makes no sense (exit code 2). */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** What the supplier gives; if it does not take what the user typed, that is wrong use. */
    static <T> T understood(Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (DetectorException | ArenaException | IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
