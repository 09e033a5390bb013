package dev.hawkins.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An installed Java.
 *
 * @param home its folder
 * @param feature 17, 21, 25
 */
record Jdk(Path home, int feature) {
    private static final int OLDEST = 17;

    /** The one that runs this test. */
    static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Those beside it of other versions that Hawkins runs on, one of each, the oldest first. */
    static List<Jdk> others() {
        Map<Integer, Jdk> found = new TreeMap<>();
        Path place = own().home().getParent();
        try (Stream<Path> folders = Files.list(place)) {
            folders.sorted()
                    .map(Jdk::in)
                    .flatMap(Optional::stream)
                    .forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
        } catch (IOException e) {
            throw new IllegalStateException("cannot look for other JDKs in " + place, e);
        }
        found.remove(own().feature());
        found.keySet().removeIf(feature -> feature < OLDEST);
        return List.copyOf(found.values());
    }

    private static Optional<Jdk> in(Path folder) {
        Path release = folder.resolve("release");
        if (!Files.isRegularFile(release) || !Files.exists(folder.resolve("bin"))) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .map(version -> new Jdk(folder, Integer.parseInt(version.replaceAll("\\..*", ""))))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
