package dev.hawkins.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A result file that appears whole or not at all: it is written beside its target under another name and moved there by
 * {@link #commit}. Closing it before that, and the end of the process, remove it. A target that is no ordinary file, such
 * as {@code /dev/stdout} or a named pipe, is written directly.
 */
final class OutputFile implements Closeable {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path temporary;
    private final CheckedOutput stream;
    private boolean closed;

    private OutputFile(Path target, Path temporary, OutputStream stream) {
        this.target = target;
        this.temporary = temporary;
        this.stream = new CheckedOutput(new BufferedOutputStream(stream, 1 << 16), target.toString());
    }

    /** Removes all unfinished files, when the process is interrupted. */
    static void removeUnfinished() {
        UNFINISHED.forEach(OutputFile::delete);
    }

    /**
     * Refuses to take the place of a file that the command reads.
     *
     * @param inputs files that the command reads
     */
    static OutputFile create(Path target, List<Path> inputs) {
        for (Path input : inputs) {
            if (isSame(target, input)) {
                throw new UsageException(
                        "--out %s is a file that this command reads; name another one".formatted(target));
            }
        }
        return create(target);
    }

    private static boolean isSame(Path target, Path input) {
        try {
            return Files.isRegularFile(target) && Files.isSameFile(target, input);
        } catch (IOException e) {
            return false; // the input cannot be read, which its reader tells better
        }
    }

    static OutputFile create(Path target) {
        try {
            if (Files.isDirectory(target)) {
                throw new CliException("cannot write %s: it is a folder; name a file in it".formatted(target));
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new OutputFile(target, null, Files.newOutputStream(target, StandardOpenOption.WRITE));
            }
            Path temporary = beside(target);
            UNFINISHED.add(temporary);
            return new OutputFile(
                    target,
                    temporary,
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new OutputException(target.toString(), e);
        }
    }

    /** A name in the same folder, so that moving is one step, and of this process alone. */
    static Path beside(Path target) {
        return target.resolveSibling(".%s.%d.part"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
    }

    CheckedOutput stream() {
        return stream;
    }

    /** Puts the finished file in its place. */
    void commit() {
        stream.close();
        closed = true;
        if (temporary == null) {
            return;
        }
        try {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            UNFINISHED.remove(temporary);
        } catch (IOException e) {
            delete(temporary);
            throw new OutputException(target.toString(), e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stream.close();
        } catch (OutputException e) {
            // The reason why it is not finished has been told; this would be the same once more.
        } finally {
            if (temporary != null) {
                delete(temporary);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing else can be done about it at this point.
        }
        UNFINISHED.remove(file);
    }
}
