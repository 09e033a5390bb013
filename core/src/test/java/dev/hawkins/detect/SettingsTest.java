package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    enum Flavour {
        PLAIN,
        EXTRA_HOT
    }

    record Sample(
            @Setting(help = "trees", min = 1) int trees,
            @Setting(help = "a number to remember") long longNumber,
            @Setting(help = "share held back", min = 0, max = 1, unit = "share") double heldBack,
            @Setting(help = "whether to hurry") boolean hurry,
            @Setting(help = "taste") Flavour flavour,
            @Setting(help = "units per layer", min = 1) List<Integer> layers,
            @Setting(help = "a word") String word)
            implements Detector {
        Sample {
            Settings.check(Sample.class, trees, longNumber, heldBack, hurry, flavour, layers, word);
        }

        @Override
        public Model fit(Training training, FitContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Model restore(ModelState state, InputLayout layout) {
            throw new UnsupportedOperationException();
        }
    }

    private static final Sample DEFAULTS = new Sample(100, 7L, 0.1, false, Flavour.PLAIN, List.of(), "hawk");

    @Test
    void describesEveryComponentInOrder() {
        List<SettingDescription> described = Settings.describe(Sample.class);
        assertThat(described)
                .extracting(SettingDescription::key)
                .containsExactly("trees", "long-number", "held-back", "hurry", "flavour", "layers", "word");
        assertThat(described)
                .extracting(SettingDescription::kind)
                .containsExactly(
                        "a whole number",
                        "a whole number",
                        "a number",
                        "true or false",
                        "one of plain, extra-hot",
                        "whole numbers with commas between them, or auto",
                        "a text");
        assertThat(described)
                .extracting(SettingDescription::range)
                .containsExactly("at least 1", "", "between 0 and 1", "", "", "at least 1", "");
        assertThat(described.get(2).unit()).isEqualTo("share");
        assertThat(described.get(0).help()).isEqualTo("trees");
    }

    @Test
    void appliesTexts() {
        Map<String, String> set = Map.of(
                "trees", "5",
                "long-number", "-9000000000",
                "held-back", "2.5e-1",
                "hurry", "true",
                "flavour", "extra-hot",
                "layers", "400, 200",
                "word", "owl");
        assertThat(Settings.apply(DEFAULTS, set))
                .isEqualTo(new Sample(5, -9_000_000_000L, 0.25, true, Flavour.EXTRA_HOT, List.of(400, 200), "owl"));
    }

    @Test
    void whatIsNotSetStays() {
        assertThat(Settings.apply(DEFAULTS, Map.of())).isEqualTo(DEFAULTS);
    }

    @Test
    void textsReadBack() {
        Sample sample = new Sample(3, 4L, 1.0 / 3, true, Flavour.EXTRA_HOT, List.of(5, 6), "x");
        assertThat(Settings.texts(sample)).containsEntry("layers", "5,6").containsEntry("flavour", "extra-hot");
        assertThat(Settings.texts(DEFAULTS)).containsEntry("layers", "auto");
        assertThat(Settings.apply(DEFAULTS, Settings.texts(sample))).isEqualTo(sample);
        assertThat(Settings.apply(sample, Settings.texts(DEFAULTS))).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trees|0|trees must be at least 1 but was 0",
                "trees|1.5|trees must be a whole number but was '1.5'",
                "trees|99999999999|trees must be a whole number but was '99999999999'",
                "trees|many|trees must be a whole number but was 'many'",
                "held-back|1.5|held-back must be between 0 and 1 but was 1.5",
                "held-back|NaN|held-back must be a finite number but was NaN",
                "held-back|half|held-back must be a number but was 'half'",
                "hurry|perhaps|hurry must be true or false but was 'perhaps'",
                "flavour|sweet|flavour must be one of plain, extra-hot but was 'sweet'",
                "layers|5,,6|layers must be whole numbers with commas between them, or auto but was '5,,6'",
                "layers|5,0|layers must be at least 1 but was 0",
                "tres|5|there is no setting 'tres'; did you mean 'trees'? (known: trees, long-number, held-back, hurry,"
                        + " flavour, layers, word)",
                "zzzzzzzz|5|there is no setting 'zzzzzzzz'; known: trees, long-number, held-back, hurry,"
                        + " flavour, layers, word",
            })
    void refusesWithAWholeSentence(String key, String value, String message) {
        assertThatThrownBy(() -> Settings.apply(DEFAULTS, Map.of(key, value)))
                .isInstanceOf(DetectorException.class)
                .hasMessage(message);
    }

    @Test
    void treeHoldsPlainValuesAndReadsBackExactly() {
        Sample sample = new Sample(3, Long.MAX_VALUE, 0.1 + 0.2, true, Flavour.EXTRA_HOT, List.of(5, 6), "x");
        Map<String, Object> tree = Settings.toTree(sample);
        assertThat(tree.keySet())
                .containsExactly("trees", "long-number", "held-back", "hurry", "flavour", "layers", "word");
        assertThat(tree.values()).containsExactly(3, Long.MAX_VALUE, 0.1 + 0.2, true, "extra-hot", List.of(5, 6), "x");
        assertThat(Settings.fromTree(Sample.class, tree)).isEqualTo(sample);
    }

    @Test
    void treeFromJsonMayHaveOtherNumberTypes() {
        Map<String, Object> tree = new LinkedHashMap<>(Settings.toTree(DEFAULTS));
        tree.put("trees", 8L);
        tree.put("held-back", 1);
        tree.put("layers", List.of(java.math.BigInteger.TEN));
        assertThat(Settings.fromTree(Sample.class, tree))
                .isEqualTo(new Sample(8, 7L, 1, false, Flavour.PLAIN, List.of(10), "hawk"));
    }

    @Test
    void treeWithMissingUnknownOrUnsuitableValuesIsRefused() {
        Map<String, Object> missing = new LinkedHashMap<>(Settings.toTree(DEFAULTS));
        missing.remove("held-back");
        assertThatThrownBy(() -> Settings.fromTree(Sample.class, missing))
                .isInstanceOf(DetectorException.class)
                .hasMessage("the setting 'held-back' is missing");
        Map<String, Object> unsuitable = new LinkedHashMap<>(Settings.toTree(DEFAULTS));
        unsuitable.put("trees", "three");
        assertThatThrownBy(() -> Settings.fromTree(Sample.class, unsuitable))
                .isInstanceOf(DetectorException.class)
                .hasMessage("trees must be a whole number but was 'three'");
        Map<String, Object> unknown = new LinkedHashMap<>(Settings.toTree(DEFAULTS));
        unknown.put("wings", 2);
        assertThatThrownBy(() -> Settings.fromTree(Sample.class, unknown))
                .isInstanceOf(DetectorException.class)
                .hasMessageStartingWith("there is no setting 'wings'");
    }

    @Test
    void everyComponentMustBeDescribed() {
        record Bare(int trees) implements Detector {
            @Override
            public Model fit(Training training, FitContext context) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Model restore(ModelState state, InputLayout layout) {
                throw new UnsupportedOperationException();
            }
        }
        assertThatThrownBy(() -> Settings.describe(Bare.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("Bare.trees must carry @Setting");
    }
}
