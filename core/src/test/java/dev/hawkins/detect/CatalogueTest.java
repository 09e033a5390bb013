package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    @Test
    void namesAreDistinct() {
        assertThat(Catalogue.names()).doesNotHaveDuplicates().contains("pca", "constant", "random", "distance-to-mean");
    }

    @Test
    void aMisspeltNameGetsTheNearestOne() {
        assertThatThrownBy(() -> Catalogue.get("pcaa"))
                .isInstanceOf(DetectorException.class)
                .hasMessage("there is no detector 'pcaa'; did you mean 'pca'? (known: "
                        + String.join(", ", Catalogue.names()) + ")");
    }

    static Iterable<CatalogueEntry> entries() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsFoundByNameAndByDetector(CatalogueEntry entry) {
        assertThat(Catalogue.get(entry.name())).isSameAs(entry);
        assertThat(Catalogue.of(entry.defaults())).isSameAs(entry);
        assertThat(entry.summary()).endsWith(".");
        assertThat(entry.formula()).isNotBlank();
        assertThat(entry.citation()).isNotBlank();
        assertThat(entry.attribution().equals("exact parts of the score"))
                .isEqualTo(entry.capabilities().contains(Capability.ADDITIVE));
    }

    /** What the texts tell to set can be set. */
    @ParameterizedTest
    @MethodSource("entries")
    void settingsInTheTextsAreThere(CatalogueEntry entry) {
        String texts = entry.summary() + " " + entry.formula() + " " + entry.attribution();
        Matcher setting =
                Pattern.compile("(?<![-\\w])([a-z][a-z-]*)=([\\w;:,.-]*\\w)").matcher(texts);
        while (setting.find()) {
            assertThat(Settings.texts(entry.defaults())).containsKey(setting.group(1));
            assertThat(entry.configure(Map.of(setting.group(1), setting.group(2))))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyProfileIsOfTheSameTypeAndSurvivesItsTree(CatalogueEntry entry) {
        assertThat(entry.fromTree(Settings.toTree(entry.defaults()))).isEqualTo(entry.defaults());
        assertThat(entry.configure(Map.of("profile", "default"))).isEqualTo(entry.defaults());
        entry.profiles().forEach((name, detector) -> {
            assertThat(detector).hasSameClassAs(entry.defaults());
            assertThat(entry.configure(Map.of("profile", name))).isEqualTo(detector);
            assertThat(entry.fromTree(Settings.toTree(detector))).isEqualTo(detector);
        });
    }

    @Test
    void anUnknownProfileIsRefused() {
        CatalogueEntry pca = Catalogue.get("pca");
        assertThatThrownBy(() -> pca.configure(Map.of("profile", "paper")))
                .isInstanceOf(DetectorException.class)
                .hasMessage("pca has no profile 'paper'; there are none");
    }

    @Test
    void settingsChangeWhatTheProfileGave() {
        Detector changed = Catalogue.get("pca").configure(Map.of("components", "3"));
        assertThat(Settings.texts(changed)).containsEntry("components", "3").containsEntry("share", "0.95");
    }
}
