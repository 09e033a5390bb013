package dev.hawkins.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the files of data sets are looked for, and put.
 *
 * @param places in the order they are searched; downloads go to the first
 */
public record DataFolder(List<Path> places) {
    public DataFolder {
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("places must be at least 1 but were 0");
        }
    }

    /**
     * The folder that {@code HAWKINS_DATA} names, if it is set, and the cache folder: {@code $XDG_CACHE_HOME/hawkins},
     * or {@code .cache/hawkins} in the home folder.
     */
    public static DataFolder ofEnvironment(Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        String data = environment.getOrDefault("HAWKINS_DATA", "");
        if (!data.isBlank()) {
            places.add(Path.of(data));
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        places.add(
                cache.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "hawkins")
                        : Path.of(cache, "hawkins"));
        return new DataFolder(places);
    }

    /** Where a file of this path below the data folder is, or null. */
    public Path find(String path) {
        return places.stream()
                .map(place -> place.resolve(path))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    /** Where a downloaded file of this path goes. */
    public Path target(String path) {
        return places.get(0).resolve(path);
    }

    /** Whether all files of the set are here. */
    public boolean has(DataSet set) {
        return set.files().stream().allMatch(file -> find(file.path()) != null);
    }

    /**
     * The files of a data set.
     *
     * @throws MissingDataException if one is not there, saying how to get it
     */
    public List<Path> locate(DataSet set) {
        List<Path> found = new ArrayList<>();
        for (DataFile file : set.files()) {
            Path path = find(file.path());
            if (path == null) {
                throw new MissingDataException("dataset:%s is not on this machine: %s is not in %s; %s"
                        .formatted(set.name(), file.path(), searched(), howToGet(set, file)));
            }
            found.add(path);
        }
        return found;
    }

    private String searched() {
        return places.stream().map(Path::toString).collect(Collectors.joining(" or "));
    }

    /** What a user does to get a file, as half a sentence. */
    String howToGet(DataSet set, DataFile file) {
        if (set.fetchable()) {
            return "get it with: hawkins datasets fetch " + set.name();
        }
        return "see %s, and put the file at %s (SHA-256 %s%s; here: %s)"
                .formatted(
                        set.page(),
                        target(file.path()),
                        file.sha256(),
                        file.contentSha256().isEmpty() ? "" : ", of its unpacked content " + file.contentSha256(),
                        set.fidelity());
    }
}
