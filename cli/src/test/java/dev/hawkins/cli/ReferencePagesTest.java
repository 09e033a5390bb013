package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages under docs are those of the catalogue. With {@code -Dhawkins.docs=write} they are written instead of compared. */
class ReferencePagesTest {
    private static final String REMEDY =
            "write them anew with: ./mvnw -pl cli -am test -Dtest=ReferencePagesTest -Dhawkins.docs=write"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void thePagesUnderDocsAreThoseOfTheCatalogue() throws IOException {
        Path docs = root().resolve("docs");
        Map<String, String> pages = ReferencePages.all();
        if ("write".equals(System.getProperty("hawkins.docs"))) {
            write(pages, docs);
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = docs.resolve(page.getKey());
            String found = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
            assertThat(found).as("docs/%s is stale; %s", page.getKey(), REMEDY).isEqualTo(page.getValue());
        }
        assertThat(filesBelow(docs.resolve("detectors"), docs))
                .as("pages of families; " + REMEDY)
                .isEqualTo(withoutIndex(pages.keySet()));
    }

    @Test
    void everyDetectorHasItsSettingsAndAdviceOnAPage() {
        String all = String.join("\n", ReferencePages.all().values());
        for (CatalogueEntry entry : Catalogue.all()) {
            assertThat(all).contains("\n## " + entry.name() + "\n");
            Settings.texts(entry.defaults())
                    .forEach((key, value) -> assertThat(all).contains("| `" + key + "` | `" + value + "` |"));
        }
        assertThat(all).doesNotContain("**When to use it, and when not.** \n");
    }

    private static void write(Map<String, String> pages, Path docs) throws IOException {
        Files.createDirectories(docs.resolve("detectors"));
        for (String old : filesBelow(docs.resolve("detectors"), docs)) {
            Files.delete(docs.resolve(old));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(docs.resolve(page.getKey()), page.getValue());
        }
    }

    private static Set<String> filesBelow(Path folder, Path docs) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(docs.relativize(file).toString().replace('\\', '/')));
        }
        return names;
    }

    private static Set<String> withoutIndex(Set<String> places) {
        Set<String> names = new TreeSet<>(places);
        names.remove("README.md");
        return names;
    }

    /** The folder of the whole project. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
