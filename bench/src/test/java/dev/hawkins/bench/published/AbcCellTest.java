package dev.hawkins.bench.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawkins.detect.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbcCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"toy-1", "kdd-2", "mnist-3-10"})
    void settingsAreReadAsTheyAreWritten(String text) {
        assertThat(AbcSetting.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "cifar-1, 'data must be toy, kdd or mnist but was cifar'",
        "toy-4, 'the setting must be 1, 2 or 3 but was 4'",
        "mnist-3, 'setting 3, and no other, needs a number of known anomalies, such as mnist-3-10'",
        "mnist-1-10, 'setting 3, and no other, needs a number of known anomalies, such as mnist-3-10'",
        "mnist, 'a setting is written like kdd-1, toy-2 or mnist-3-10, but this one ''mnist'''"
    })
    void otherSettingsAreRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbcSetting.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "abc-dae", "svm:max-rows=5000", "abc:scale=0;share=0.1"})
    void methodsAreReadAsTheyAreWritten(String text) {
        assertThat(AbcMethod.parse(text)).hasToString(text);
    }

    @Test
    void aMethodWithoutAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbcMethod.parse("svm:max-rows"))
                .withMessage("a method is written like abc or svm:max-rows=5000;cost=2, but this one 'svm:max-rows'");
    }

    @Test
    void methodsAreThoseOfThePaperWithChanges() {
        assertThat(Settings.texts(AbcMethod.parse("abc-dae").detector(false)))
                .containsEntry("layers", "300,100,20")
                .containsEntry("amount", "0.2")
                .containsEntry("scale", "1.0");
        assertThat(Settings.texts(AbcMethod.parse("abc:scale=0;epochs=7").detector(true)))
                .containsEntry("layers", "10,10,1")
                .containsEntry("amount", "0.0")
                .containsEntry("scale", "0.0")
                .containsEntry("epochs", "7");
        assertThat(Settings.texts(AbcMethod.parse("dnn").detector(true))).containsEntry("layers", "10,10");
    }
}
