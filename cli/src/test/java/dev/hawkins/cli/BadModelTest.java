package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad model files get from every command that takes one. */
class BadModelTest {
    private static final String AGAIN = "; fit the model again or take another copy";

    @TempDir
    private Path folder;

    private Path model;
    private byte[] good;

    @BeforeEach
    void fit() throws IOException {
        model = Samples.model(folder);
        good = Files.readAllBytes(model);
    }

    private void assertRefused(String pattern) {
        Path data = folder.resolve("history.csv");
        Path out = folder.resolve("out.csv");
        Run[] runs = {
            Run.of("score", model, data, "--out", out),
            Run.of("evaluate", model, data, "--label", "kind"),
            Run.of("explain", model, data, "--row", 1),
            Run.of("generate", model, "--out", out),
            Run.of("redteam", model, "--normal", data, "--out", out),
            Run.of("inspect", model)
        };
        for (Run run : runs) {
            assertThat(run.err()).matches("hawkins: \\Q" + model + "\\E " + pattern + "\n");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
        }
        assertThat(Samples.names(folder)).containsExactly("history.csv", "model.hawkins");
    }

    @Test
    void truncated() throws IOException {
        Files.write(model, Arrays.copyOf(good, good.length - 1));
        assertRefused("is cut short or altered: .+" + AGAIN);
        Files.write(model, Arrays.copyOf(good, good.length / 2));
        assertRefused("is cut short or altered: .+" + AGAIN);
    }

    @Test
    void bitFlipped() throws IOException {
        good[good.length / 2] ^= 4;
        Files.write(model, good);
        assertRefused("was altered: its bytes do not match the checksum \\(SHA-256\\) at its end" + AGAIN);
    }

    @Test
    void zipBomb() throws IOException {
        zip("manifest.json", new byte[50 << 20]);
        assertRefused("was altered: its manifest.json would unfold from [0-9,]+ to 52,428,800 bytes,"
                + " but models hold no compressed entries" + AGAIN);
    }

    @Test
    void newerFormat() throws IOException {
        good = new String(good, StandardCharsets.ISO_8859_1)
                .replaceFirst("\"format\" : 1", "\"format\" : 2")
                .getBytes(StandardCharsets.ISO_8859_1);
        // The comment with the checksum cut off, and its length set to none: as another version may write it.
        int comment = "hawkins sha-256 ".length() + 64;
        byte[] other = Arrays.copyOf(good, good.length - comment);
        other[other.length - 2] = 0;
        Files.write(model, other);
        assertRefused("was written by a newer Hawkins \\(format 2\\); this one reads up to 1; install a newer version");
    }

    @Test
    void foreign() throws IOException {
        Files.writeString(model, "amount\n1\n");
        assertRefused("is no Hawkins model: it does not begin like one; models are written by hawkins fit");
        zip("[Content_Types].xml", new byte[10]);
        assertRefused("is a zip file but no Hawkins model: it holds no manifest.json");
        Files.write(model, new byte[0]);
        assertRefused("is empty, so it is no Hawkins model");
    }

    @Test
    void notThere() throws IOException {
        Path none = folder.resolve("none.hawkins");
        assertThat(Run.of("inspect", none))
                .isEqualTo(new Run(
                        1,
                        "",
                        "hawkins: %s does not exist; models are written by hawkins fit DATA --out MODEL\n"
                                .formatted(none)));
        assertThat(Run.of("inspect", folder))
                .isEqualTo(new Run(1, "", "hawkins: %s is a folder, not a model file\n".formatted(folder)));
    }

    private void zip(String name, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(model);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
    }
}
