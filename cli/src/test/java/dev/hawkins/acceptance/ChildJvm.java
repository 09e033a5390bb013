package dev.hawkins.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the test classes in a Java machine of its own. */
final class ChildJvm {
    static final List<String> VECTOR_MODULE = List.of("--add-modules", "jdk.incubator.vector");

    private static final int PATIENCE_MINUTES = 10;

    private ChildJvm() {}

    /** How a program ended. */
    record Ended(int exitCode, List<String> output, String errors) {}

    /** What a program reads from its standard input. */
    @FunctionalInterface
    interface Input {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Runs to the end on this test's class path, with nothing to read. */
    static Ended run(Path jdk, List<String> flags, Class<?> program, List<String> arguments, Path folder)
            throws IOException, InterruptedException {
        return run(jdk, flags, program, arguments, folder, stream -> {});
    }

    /** Runs to the end on this test's class path. */
    static Ended run(Path jdk, List<String> flags, Class<?> program, List<String> arguments, Path folder, Input input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            feed(process, input);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "still running after %d minutes: %s".formatted(PATIENCE_MINUTES, command));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readAllLines(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    /** A program that ends before it has read everything says why on its own. */
    private static void feed(Process process, Input input) {
        try (OutputStream stream = process.getOutputStream()) {
            input.writeTo(stream);
        } catch (IOException e) {
            System.out.println("the program stopped reading: " + e.getMessage());
        }
    }
}
