package dev.hawkins.evaluate;

/** Scores and labels that cannot be evaluated. The message names the rule and the row or the count. */
public final class EvaluationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message);
    }
}
