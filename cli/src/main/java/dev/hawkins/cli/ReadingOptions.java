package dev.hawkins.cli;

import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.SchemaFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How DATA is read: what every command that reads data takes. */
final class ReadingOptions {
    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "JSON file that gives kinds of columns, delimiter, header or missing texts.")
    private Path schema;

    @Option(
            names = "--missing",
            paramLabel = "TEXT",
            description =
                    "A text that means 'no value', beside the usual ones (NA, NaN, null, ? ...). Can be repeated.")
    private List<String> missing = new ArrayList<>();

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "What separates fields; 'tab' for a tab.")
    private String delimiter;

    @Option(
            names = "--header",
            negatable = true,
            description = "The first line names the columns, or not; found out by default.")
    private Boolean header;

    /**
     * @param notices gets sentences for the user
     */
    ReadOptions options(Consumer<String> notices) {
        ReadOptions options = ReadOptions.defaults().withNotices(notices);
        if (schema != null) {
            options = SchemaFile.read(schema).apply(options);
        }
        if (!missing.isEmpty()) {
            List<String> all = new ArrayList<>(options.missing());
            all.addAll(missing);
            options = options.withMissing(all);
        }
        if (delimiter != null) {
            options = options.withDelimiter(delimiterChar());
        }
        return header == null ? options : options.withHeader(header);
    }

    private char delimiterChar() {
        if (delimiter.equals("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1) {
            throw new UsageException("--delimiter must be one character or 'tab' but was '%s'".formatted(delimiter));
        }
        return delimiter.charAt(0);
    }
}
