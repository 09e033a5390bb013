package dev.hawkins.cli;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.engine.NonFiniteException;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.store.ModelFileException;
import dev.hawkins.table.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;

/** One clear message for every way a command can end, and its exit code; the stack trace only with {@code --debug}. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int INTERRUPTED = 130;
    static final int BROKEN_PIPE = 141;

    private final Console console;

    FailureHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        console.notice(message(e));
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        console.err().println("         see: " + name + " --help");
        return WRONG_USE;
    }

    /** What picocli says, in our words where its own are no help. */
    private static String message(CommandLine.ParameterException e) {
        CommandLine line = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !line.getSubcommands().isEmpty()) {
            return "there is no command '%s'; there are %s"
                    .formatted(
                            unmatched.getUnmatched().get(0),
                            String.join(", ", line.getSubcommands().keySet()));
        }
        // picocli writes the word twice where an option takes KEY=VALUE, and an empty value without quotes.
        return e.getMessage()
                .replace("option option", "option")
                .replaceFirst("(should be in KEY=VALUE format but was )(.*)$", "$1'$2'");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        return handle(e, HawkinsCommand.debug(parsed));
    }

    /** Tells what went wrong and returns the exit code. */
    int handle(Throwable e, boolean debug) {
        if (debug) {
            e.printStackTrace(console.err());
        }
        if (e instanceof OutputException o && o.brokenPipe()) {
            return BROKEN_PIPE;
        }
        if (e instanceof CancellationException) {
            console.notice("interrupted");
            return INTERRUPTED;
        }
        console.notice(message(e));
        return e instanceof UsageException ? WRONG_USE : FAILED;
    }

    private static String message(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "out of memory with %,d MB; give Java more with HAWKINS_OPTS=-Xmx4g, or fewer rows"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20);
        }
        if (e instanceof UncheckedIOException u) {
            return "input or output failed: " + Reasons.of(u.getCause());
        }
        if (e instanceof IOException io) {
            return "input or output failed: " + Reasons.of(io);
        }
        if (isForUsers(e)) {
            return e.getMessage();
        }
        return "this is a fault of Hawkins, please report it: %s (run again with --debug for the details)".formatted(e);
    }

    /** Whether the message was written for users. */
    private static boolean isForUsers(Throwable e) {
        return e instanceof TableException
                || e instanceof DetectorException
                || e instanceof ModelFileException
                || e instanceof CliException
                || e instanceof UsageException
                || e instanceof PipelineException
                || e instanceof OutputException
                || e instanceof NonFiniteException
                || e instanceof IllegalArgumentException;
    }
}
