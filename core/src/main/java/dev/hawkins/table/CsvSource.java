package dev.hawkins.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Delimited text, plain or gzipped (told by its first bytes, not its name), UTF-8, quoted as in RFC 4180: comma,
 * semicolon, tab or bar separated, with or without a header. Blank lines are passed over. What is not given by the
 * {@link ReadOptions} is found out: the delimiter and the header as {@link Dialect} says, the kinds of columns as
 * {@link Sample} says, from the first {@link ReadOptions#sampleRows()} rows. Without a header the columns are {@code
 * x1, x2, ...}.
 *
 * <p>{@link TableReader#readAll()} of a reader opened for fitting lets the kinds of columns follow all rows, with a
 * notice where the sample had promised something else; reading in chunks holds to the sample.
 */
public final class CsvSource implements TableSource {
    private final String name;
    private final Path path;
    private final List<String> names;
    private InputStream stream;

    private CsvSource(String name, Path path, InputStream stream, List<String> names) {
        this.name = name;
        this.path = path;
        this.stream = stream;
        this.names = List.copyOf(names);
    }

    /** A file. */
    public static CsvSource of(Path path) {
        return of(path.toString(), path, List.of());
    }

    /**
     * A file by another name in messages, its columns named by the caller if it has no header.
     *
     * @param names the names of all columns of a file without header; empty to read or number them
     */
    public static CsvSource of(String name, Path path, List<String> names) {
        return new CsvSource(name, path, null, names);
    }

    /** A stream, such as standard input, that can be opened once. */
    public static CsvSource of(String name, InputStream stream) {
        return of(name, stream, List.of());
    }

    /** A stream that can be opened once, its columns named by the caller unless the list is empty. */
    public static CsvSource of(String name, InputStream stream, List<String> names) {
        return new CsvSource(name, null, stream, names);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TableReader open(ReadOptions options) {
        return open(text -> {
            Dialect dialect = Dialect.detect(text, effective(options));
            Where where = new Where(name);
            Fields fields = new Fields(dialect, names, options, where);
            return new FittingReader(text, dialect, fields.names(), options, where);
        });
    }

    @Override
    public TableReader open(Schema wanted, ReadOptions options) {
        return open(text -> {
            Dialect dialect = Dialect.detect(text, effective(options)).orHeaderOf(wanted, effective(options));
            text.rewind(false);
            Where where = new Where(name);
            Fields fields = new Fields(dialect, names, options, where);
            return ScoringReader.open(text, dialect, fields, wanted, options, where);
        });
    }

    private ReadOptions effective(ReadOptions options) {
        return names.isEmpty() ? options : options.withHeader(false);
    }

    /** What is done with an opened text. */
    private interface Start {
        TableReader on(Utf8Text text) throws IOException;
    }

    private TableReader open(Start start) {
        InputStream bytes = bytes();
        try {
            return start.on(Utf8Text.open(bytes));
        } catch (IOException e) {
            close(bytes);
            throw Rows.explain(asBadBytes(e), new Where(name));
        } catch (RuntimeException e) {
            close(bytes);
            throw e;
        }
    }

    private static IOException asBadBytes(IOException e) {
        if (e instanceof EOFException) {
            return new Utf8Text.BadBytes("is a truncated gzip file; get it again");
        }
        if (e instanceof ZipException) {
            return new Utf8Text.BadBytes("is a damaged gzip file (%s); get it again".formatted(e.getMessage()));
        }
        return e;
    }

    private InputStream bytes() {
        if (path == null) {
            if (stream == null) {
                throw new TableException("%s can be read only once; save it to a file first".formatted(name));
            }
            InputStream once = stream;
            stream = null;
            return once;
        }
        try {
            if (Files.isDirectory(path)) {
                throw new TableException(
                        "%s is a directory; name the files in it, for instance %s/*.csv".formatted(name, name));
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unopened(name, e);
        }
    }

    static TableException unopened(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new TableException("%s does not exist".formatted(name), e);
        }
        if (e instanceof AccessDeniedException) {
            return new TableException("%s may not be read by this user; check its permissions".formatted(name), e);
        }
        return new TableException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            return; // the failure that led here is the one to report
        }
    }
}
