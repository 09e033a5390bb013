package dev.hawkins.cli;

import dev.hawkins.table.WholeFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Console console =
                new Console(System.in, new FileOutputStream(FileDescriptor.out), err, Terminal.onStandardError());
        AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            WholeFile.removeUnfinished();
            if (!ended.get()) {
                console.notice("interrupted");
            }
        }));
        int code = run(args, console);
        ended.set(true);
        System.exit(code);
    }

    /** Runs one command and returns its exit code: 0 done, 1 failed, 2 wrong use, 130 interrupted, 141 broken pipe. */
    static int run(String[] args, Console console) {
        if (args.length == 1 && args[0].equals("--version")) {
            // Without picocli, so that scripts can ask for the version in a blink.
            return HawkinsCommand.printVersion(console);
        }
        try {
            return HawkinsCommand.line(console).execute(args);
        } catch (Throwable e) {
            return new FailureHandler(console)
                    .handle(e, java.util.Arrays.asList(args).contains("--debug"));
        }
    }
}
