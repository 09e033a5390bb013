package dev.hawkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabellingTest {
    @Test
    void comparesTextsWithoutCaseAndNumbersAsNumbers() {
        Labelling labelling = Labelling.of("y");

        assertThat(List.of("0", "0.0", "-0", "false", "FALSE", "Normal")).allMatch(labelling::isNormal);
        assertThat(List.of("1", "normal.", "no", "0x0", "", "NaN")).noneMatch(labelling::isNormal);
        assertThat(new Labelling("y", List.of("1", "2")).isNormal("2.0")).isTrue();
    }

    @Test
    void refusesRowsWithoutLabel() {
        assertThatThrownBy(() -> Labelling.of("y").anomalies(new String[] {"0", "1", ""}))
                .hasMessage("row 3 has no label in column 'y'; remove the row or label it");
    }

    @Test
    void refusesLabelsOfWhichNoneIsNormal() {
        assertThatThrownBy(() -> Labelling.of("y").anomalies(new String[] {"a", "b", "a"}))
                .hasMessage("no row is normal: column 'y' has the values a, b, but 0, false, normal would be normal;"
                        + " say which are with --normal VALUE");
    }

    @Test
    void needsANormalValue() {
        assertThatThrownBy(() -> new Labelling("y", List.of()))
                .hasMessage("at least one value of 'y' must mean normal");
    }
}
