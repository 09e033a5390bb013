package dev.hawkins.cli;

import java.io.IOException;

/** Something that could not be written: a full disk, a closed pipe, no permission. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean brokenPipe;

    OutputException(String target, IOException cause) {
        super("cannot write %s: %s".formatted(target, Reasons.of(cause)), cause);
        brokenPipe = String.valueOf(cause.getMessage()).contains("Broken pipe");
    }

    /** Whether the reader of a pipe has gone, as {@code head} does when it has seen enough: nobody to tell. */
    boolean brokenPipe() {
        return brokenPipe;
    }
}
