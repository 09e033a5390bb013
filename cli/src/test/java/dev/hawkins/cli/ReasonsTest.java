package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void saysWhatTheSystemMeant() {
        assertThat(Reasons.of(new AccessDeniedException("/a/b"))).isEqualTo("no permission");
        assertThat(Reasons.of(new NoSuchFileException("/a/b"))).isEqualTo("there is no such file or folder");
        assertThat(Reasons.of(new FileSystemException("/a/b", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(Reasons.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(Reasons.of(new IOException())).isEqualTo("IOException");
    }
}
