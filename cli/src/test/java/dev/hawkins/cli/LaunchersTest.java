package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two launchers, of which each system can run only one, must give Java the same flags. */
class LaunchersTest {
    @TempDir
    private Path folder;

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
    void nameTheSameCommandsThatComputeNothing() throws IOException {
        List<String> light = List.of("-h", "--help", "--version", "detectors", "datasets");
        assertThat(text("hawkins")).contains("\n\"\" | " + String.join(" | ", light) + ")\n");
        assertThat(text("hawkins.cmd")).contains("for %%c in (\"\" " + String.join(" ", light) + ") do ");
        assertThat(light).allSatisfy(name -> assertThat(Run.of("--help").out()).contains(name));
    }

    /** A command that computes without the vector module is ten times slower, so whatever comes new gets it. */
    @Test
    void giveUnknownCommandsTheFlagsOfThoseThatCompute() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to run the launcher with");
        String light = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";
        String heavy = "--add-modules jdk.incubator.vector -XX:+UseParallelGC ";
        assertThat(flags()).contains(light).doesNotContain(heavy);
        assertThat(flags("--version")).contains(light).doesNotContain(heavy);
        assertThat(flags("detectors", "vae")).contains(light).doesNotContain(heavy);
        assertThat(flags("fit", "rows.csv")).contains(heavy).doesNotContain(light);
        assertThat(flags("--debug", "fit", "rows.csv")).contains(heavy).doesNotContain(light);
        assertThat(flags("a-command-to-come")).contains(heavy).doesNotContain(light);
        assertThat(text("hawkins.cmd")).contains(":start\nset \"flags=" + heavy.strip() + "\"\n");
    }

    /** What the launcher gives Java, which is a script here that prints it. */
    private String flags(String... args) throws IOException, InterruptedException {
        Path launcher = folder.resolve("hawkins");
        if (!Files.exists(launcher)) {
            Files.copy(Path.of("..", "hawkins"), launcher);
            Files.createDirectories(folder.resolve("cli/target"));
            Files.createFile(folder.resolve("cli/target/hawkins.jar"));
            Files.createDirectories(folder.resolve("bin"));
            Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17\"\n");
            Path java = Files.writeString(folder.resolve("bin/java"), "#!/bin/sh\necho \"$*\"\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
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
