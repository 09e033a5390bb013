package dev.hawkins.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that appears whole or not at all: it is written beside its place under another name and moved there by
 * {@link #commit}. Closing it before that, and {@link #removeUnfinished}, remove it.
 *
 * <p>A symbolic link stays and the file it leads to is replaced; a file that was there passes on its permissions and, as
 * far as the system allows, its group. A target that is no ordinary file, such as {@code /dev/stdout} or a named pipe, is
 * written directly. Not thread-safe.
 */
public final class WholeFile implements Closeable {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
    private static final int MOST_LINKS = 40;

    private final Path place;
    private final Path temporary;
    private final OutputStream stream;
    private boolean closed;

    private WholeFile(Path place, Path temporary, OutputStream stream) {
        this.place = place;
        this.temporary = temporary;
        this.stream = stream;
    }

    /**
     * Begins to write.
     *
     * @throws IOException if the target is a folder, may not be written, or its folder is not there
     */
    public static WholeFile create(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new WholeFile(target, null, Files.newOutputStream(target, StandardOpenOption.WRITE));
        }
        Path place = place(target.toAbsolutePath());
        // In the same folder, so that moving is one step, and of this process alone.
        Path temporary = place.resolveSibling(".%s.%d.part"
                .formatted(place.getFileName(), ProcessHandle.current().pid()));
        OutputStream stream = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        UNFINISHED.add(temporary);
        return new WholeFile(place, temporary, stream);
    }

    /** Where links lead, the last of which may lead to nothing yet. */
    private static Path place(Path target) throws IOException {
        Path place = target;
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(target.toString(), null, "its symbolic links go round in circles");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /** Where to write, unbuffered; {@link #commit} and {@link #close} close it. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts the finished file in its place; after a failure nothing is left of it. */
    public void commit() throws IOException {
        try {
            stream.close();
            if (temporary != null) {
                inherit();
                Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                UNFINISHED.remove(temporary);
            }
            closed = true;
        } finally {
            close();
        }
    }

    /** Takes over the permissions of the file that is about to be replaced. */
    private void inherit() throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(place, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (from == null || to == null || !Files.exists(place)) {
            return;
        }
        PosixFileAttributes before = from.readAttributes();
        if (!before.group().equals(to.readAttributes().group())) {
            try {
                to.setGroup(before.group());
            } catch (IOException e) {
                // Only members of a group may give a file to it; the file stays with the user's own.
            }
        }
        to.setPermissions(before.permissions());
    }

    /** Removes the file unless it is finished. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stream.close();
        } finally {
            if (temporary != null) {
                delete(temporary);
            }
        }
    }

    /** Removes all unfinished files of this process, when it is interrupted. */
    public static void removeUnfinished() {
        UNFINISHED.forEach(WholeFile::delete);
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
