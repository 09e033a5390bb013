package dev.hawkins.cli;

import dev.hawkins.pipeline.Provenance;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command: says what there is. */
@Command(
        name = "hawkins",
        description = {
            "Learns what normal rows look like and says, for every new row, how surprising it is,",
            "how sure that is, and which columns are to blame.",
            ""
        },
        footer = {
            "",
            "DATA is files (.csv, .csv.gz), patterns such as 'logs/*.csv', - for standard input, or dataset:NAME.",
            "Results go to standard output, everything else to standard error.",
            "Exit code: 0 done, 1 failed, 2 wrong use.",
            "",
            "First steps:  hawkins demo"
        },
        subcommands = {
            FitCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ReproduceCommand.class,
            GenerateCommand.class,
            RedTeamCommand.class,
            ExplainCommand.class,
            InspectCommand.class,
            DetectorsCommand.class,
            DatasetsCommand.class,
            DemoCommand.class,
        })
final class HawkinsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--version", description = "Print the version and end.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and end.")
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    private final Console console;

    private HawkinsCommand(Console console) {
        this.console = console;
    }

    /** The whole command line on these streams. */
    static CommandLine line(Console console) {
        FailureHandler failures = new FailureHandler(console);
        return new CommandLine(new HawkinsCommand(console), new Commands(console))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true))
                .setUsageHelpWidth(100)
                .registerConverter(ScoreCommand.Format.class, ScoreCommand.Format::of)
                .registerConverter(int.class, text -> number(text, Integer::valueOf, "a whole number"))
                .registerConverter(long.class, text -> number(text, Long::valueOf, "a whole number"))
                .registerConverter(double.class, text -> number(text, Double::valueOf, "a number such as 0.01"))
                .registerConverter(Double.class, text -> number(text, Double::valueOf, "a number such as 0.01"))
                .registerConverter(Integer.class, text -> number(text, Integer::valueOf, "a whole number"))
                .registerConverter(Long.class, text -> number(text, Long::valueOf, "a whole number"))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static <N> N number(String text, Function<String, N> parse, String kind) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("it must be %s but was '%s'".formatted(kind, text));
        }
    }

    /** Makes the command objects: each gets the console. */
    private record Commands(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    @Override
    public Integer call() {
        if (version) {
            return printVersion(console);
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no command given; try hawkins demo, or hawkins --help");
    }

    static int printVersion(Console console) {
        console.print("hawkins " + Provenance.version() + "\n");
        return 0;
    }

    static boolean debug(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult deepest = parsed;
        while (deepest != null) {
            if (deepest.hasMatchedOption("--debug")) {
                return true;
            }
            deepest = deepest.subcommand();
        }
        return false;
    }
}
