package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private static void write(Path target, String text) throws IOException {
        try (WholeFile file = WholeFile.create(target)) {
            file.stream().write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void appearsWholeOrNotAtAll() throws IOException {
        Path target = Files.writeString(folder.resolve("a.csv"), "old");
        try (WholeFile file = WholeFile.create(target)) {
            file.stream().write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(names()).hasSize(2);
        }
        assertThat(names()).containsExactly("a.csv");
        assertThat(target).hasContent("old");
        write(target, "new");
        assertThat(names()).containsExactly("a.csv");
        assertThat(target).hasContent("new");
    }

    @Test
    void linksStayAndWhatTheyLeadToIsReplaced() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no symbolic links here");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path real = Files.writeString(inner.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("inner", "real.csv"));
        Path twice = Files.createSymbolicLink(folder.resolve("twice.csv"), link);
        write(twice, "new");
        assertThat(twice).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");

        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.csv"), inner.resolve("made.csv"));
        write(dangling, "made");
        assertThat(dangling).isSymbolicLink();
        assertThat(inner.resolve("made.csv")).hasContent("made");

        Path round = Files.createSymbolicLink(folder.resolve("round.csv"), folder.resolve("round.csv"));
        assertThatThrownBy(() -> WholeFile.create(round))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(round + ": its symbolic links go round in circles");
    }

    @Test
    void permissionsAreKept() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Path target = Files.writeString(folder.resolve("a.csv"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw--w-"));
        write(target, "new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-rw--w-");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        Path fresh = folder.resolve("fresh");
        write(fresh, "");
        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> WholeFile.create(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a folder");
    }

    @Test
    void whatIsNoOrdinaryFileIsWrittenDirectly() throws IOException {
        Path none = Path.of("/dev/null");
        assumeTrue(Files.exists(none), "there is no /dev/null here");
        write(none, "gone");
        assertThat(Files.isRegularFile(none)).isFalse();
    }

    @Test
    void unfinishedOnesAreRemovedAtTheEnd() throws IOException {
        WholeFile file = WholeFile.create(folder.resolve("a.csv"));
        WholeFile.removeUnfinished();
        assertThat(names()).isEmpty();
        file.close();
    }
}
