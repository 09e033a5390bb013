package dev.hawkins.arena;

/** A comparison that cannot be made; the message is for the user. */
public final class ArenaException extends RuntimeException {
    public ArenaException(String message) {
        super(message);
    }
}
