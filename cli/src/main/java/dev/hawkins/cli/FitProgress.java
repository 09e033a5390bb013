package dev.hawkins.cli;

import dev.hawkins.detect.FitContext;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a fit is, if somebody watches. Several threads of a fit may tell at once. */
final class FitProgress implements FitContext.Progress, AutoCloseable {
    private static final int WIDTH = 90;

    private final Console console;
    private final String task;
    private ProgressBar bar;

    FitProgress(Console console, String task) {
        this.console = console;
        this.task = task;
    }

    @Override
    public synchronized void update(long done, long total, String note) {
        if (!console.terminal()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .setConsumer(new OneLine(console.err()))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
        bar.setExtraMessage(" " + note);
    }

    @Override
    public void close() {
        finish();
    }

    /** Removes the bar. */
    synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** Draws over the same line of a terminal; the library's own consumer loads native code to ask for its width. */
    private record OneLine(PrintStream err) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String line) {
            err.print("\r" + line);
            err.flush();
        }

        @Override
        public void clear() {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }

        @Override
        public void close() {
            clear();
        }
    }
}
