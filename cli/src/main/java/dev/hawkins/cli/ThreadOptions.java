package dev.hawkins.cli;

import picocli.CommandLine.Option;

/** How many threads to use; no result depends on it. */
final class ThreadOptions {
    private static final String VARIABLE = "HAWKINS_THREADS";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Most threads to use; by default HAWKINS_THREADS, or all processors.")
    private Integer threads;

    int threads() {
        if (threads != null) {
            return checked("--threads", threads);
        }
        String text = System.getenv(VARIABLE);
        if (text == null || text.isBlank()) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            return checked(VARIABLE, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new UsageException("%s must be a whole number but was '%s'".formatted(VARIABLE, text));
        }
    }

    private static int checked(String name, int value) {
        if (value < 1) {
            throw new UsageException("%s must be at least 1 but was %d".formatted(name, value));
        }
        return value;
    }
}
