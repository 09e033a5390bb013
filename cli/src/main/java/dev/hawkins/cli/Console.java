package dev.hawkins.cli;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The three standard streams of a command: results go to {@code out}, everything else to {@code err}. */
final class Console {
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final boolean terminal;

    /**
     * @param terminal whether {@code err} is a terminal, and so progress is worth showing
     */
    Console(InputStream in, OutputStream out, PrintStream err, boolean terminal) {
        this.in = in;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.err = err;
        this.terminal = terminal;
    }

    InputStream in() {
        return in;
    }

    /** Standard output, buffered; writing to it fails with an {@link OutputException}. */
    CheckedOutput out() {
        return new CheckedOutput(out, "standard output");
    }

    PrintStream err() {
        return err;
    }

    boolean terminal() {
        return terminal;
    }

    /** A sentence for the user that is no result. */
    void notice(String sentence) {
        err.println("hawkins: " + sentence);
    }

    /** Text that is the result of the command. */
    void print(String text) {
        CheckedOutput target = out();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes, 0, bytes.length);
        target.flush();
    }
}
