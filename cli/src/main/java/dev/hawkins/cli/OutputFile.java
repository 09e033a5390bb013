package dev.hawkins.cli;

import dev.hawkins.table.WholeFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A result file of a command: a {@link WholeFile} that speaks of {@code --out} and of its target. */
final class OutputFile implements Closeable {
    private final Path target;
    private final WholeFile file;
    private final CheckedOutput stream;

    private OutputFile(Path target, WholeFile file) {
        this.target = target;
        this.file = file;
        this.stream = new CheckedOutput(new BufferedOutputStream(file.stream(), 1 << 16), target.toString());
    }

    /**
     * Refuses to take the place of a file that the command reads.
     *
     * @param inputs files that the command reads
     */
    static OutputFile create(Path target, List<Path> inputs) {
        return create("--out", target, inputs);
    }

    /** The same under another option's name. */
    static OutputFile create(String option, Path target, List<Path> inputs) {
        for (Path input : inputs) {
            if (isSame(target, input)) {
                throw new UsageException(
                        "%s %s is a file that this command reads; name another one".formatted(option, target));
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
        if (Files.isDirectory(target)) {
            throw new CliException("cannot write %s: it is a folder; name a file in it".formatted(target));
        }
        try {
            return new OutputFile(target, WholeFile.create(target));
        } catch (IOException e) {
            throw new OutputException(target.toString(), e);
        }
    }

    /** Writes all of the file and puts it in its place. */
    void finish(String text) {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        commit();
    }

    CheckedOutput stream() {
        return stream;
    }

    /** Puts the finished file in its place. */
    void commit() {
        stream.flush();
        try {
            file.commit();
        } catch (IOException e) {
            throw new OutputException(target.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The reason why it is not finished has been told; this would be the same once more.
        }
    }
}
