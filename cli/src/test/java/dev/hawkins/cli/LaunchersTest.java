package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two launchers, of which each system can run only one, must give Java the same flags. */
class LaunchersTest {
    private static String text(String name) throws IOException {
        return Files.readString(Path.of("..").resolve(name)).replace("\r\n", "\n");
    }

    private static TreeSet<String> all(String pattern, String text) {
        TreeSet<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    @Test
    void giveJavaTheSameFlags() throws IOException {
        String flags = "-X(log|share|X)[:=A-Za-z+*]+|--add-modules [a-z.]+|-Dhawkins\\.[a-z]+|-jar|-DskipTests|-B|-ntp";
        assertThat(all(flags, text("hawkins.cmd")))
                .isEqualTo(all(flags, text("hawkins")))
                .contains(
                        "-Xlog:all=error:stderr", "-XX:+UseParallelGC", "-XX:SharedArchiveFile=", "-Dhawkins.command");
    }

    @Test
    void knowTheSameCommands() throws IOException {
        List<String> heavy = List.of(
                "fit",
                "score",
                "evaluate",
                "compare",
                "reproduce",
                "generate",
                "redteam",
                "explain",
                "inspect",
                "demo");
        assertThat(text("hawkins")).contains("\n" + String.join(" | ", heavy) + ")\n");
        assertThat(text("hawkins.cmd")).contains("for %%c in (" + String.join(" ", heavy) + ") do ");
        assertThat(Run.of("--help")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("  ") && !line.contains("-"))
                        .map(line -> line.strip().split(" ")[0]))
                .as("a command that computes without the vector module is ten times slower")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(heavy.stream(), Stream.of("detectors", "datasets"))
                        .toList());
    }

    /** A path with a parenthesis in it would end a block, so there is none. */
    @Test
    void theOneForWindowsHasNoBlocks() throws IOException {
        assertThat(text("hawkins.cmd").lines()).noneMatch(line -> line.endsWith("(") || line.startsWith(")"));
        TreeSet<String> labels = all("(?m)^:[a-z]+", text("hawkins.cmd"));
        all("goto [a-z]+", text("hawkins.cmd"))
                .forEach(jump -> assertThat(labels).contains(":" + jump.substring(5)));
    }
}
