package dev.hawkins.pipeline;

/** A journey that cannot be made with these rows or settings. The message names the setting, the rule and the value. */
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PipelineException(String message) {
        super(message);
    }
}
