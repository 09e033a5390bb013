package dev.hawkins.table;

/** The place that is being read, for messages. */
final class Where {
    private final String source;
    private long line;

    Where(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    long line() {
        return line;
    }

    void line(long value) {
        line = value;
    }

    /** An error in a cell of the present line. */
    TableException cell(String column, String message) {
        return new TableException("%s, line %d, column '%s': %s".formatted(source, line, column, message));
    }

    /** An error in the present line. */
    TableException line(String message) {
        return new TableException("%s, line %d: %s".formatted(source, line, message));
    }

    /** An error of the whole source; the message continues the sentence that its name begins. */
    TableException whole(String message) {
        return new TableException("%s %s".formatted(source, message));
    }
}
