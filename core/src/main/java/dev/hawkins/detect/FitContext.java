package dev.hawkins.detect;

import dev.hawkins.engine.RandomStream;
import java.util.function.BooleanSupplier;

/**
 * What a fit depends on beside data and settings.
 *
 * @param seed source of every random choice
 * @param threads most threads to use, 1 or more; the result does not depend on it
 * @param progress is told how far the fit is
 * @param cancelled asked often; once true the fit ends with a CancellationException
 */
public record FitContext(long seed, int threads, Progress progress, BooleanSupplier cancelled) {
    public FitContext {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        }
    }

    /** Told how far a long task is, by any thread of the fit, also by several at once. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param done steps done so far
         * @param total steps in all, as far as known; may shrink when training stops early
         * @param note a few words such as "epoch 12, validation loss 3.41"
         */
        void update(long done, long total, String note);
    }

    /** All processors, nobody watching. */
    public static FitContext of(long seed) {
        return new FitContext(seed, Runtime.getRuntime().availableProcessors(), (done, total, note) -> {}, () -> false);
    }

    public FitContext withThreads(int value) {
        return new FitContext(seed, value, progress, cancelled);
    }

    public FitContext withSeed(long value) {
        return new FitContext(value, threads, progress, cancelled);
    }

    /** The context of one step of several: its progress is a share of the whole, and begins with the step's name. */
    public FitContext step(int step, int steps, String name) {
        Progress share = (done, total, note) -> progress.update(
                1000L * step + (total > 0 ? 1000 * done / total : 0), 1000L * steps, name + ": " + note);
        return new FitContext(seed, threads, share, cancelled);
    }

    /** The named random stream of this fit. */
    public RandomStream random(String name) {
        return RandomStream.of(seed, name);
    }

    /** Tells that a fit that is one step is done. */
    public void done(String note) {
        progress.update(1, 1, note);
    }

    /** Throws a CancellationException if the fit was cancelled. */
    public void check() {
        if (cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("the fit was cancelled");
        }
    }
}
