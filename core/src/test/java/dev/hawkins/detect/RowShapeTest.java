package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.Shape;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowShapeTest {
    @ParameterizedTest
    @CsvSource({
        "140, 1, 140, 1, false",
        "series:140, 1, 140, 1, false",
        "series:50x3, 1, 50, 3, false",
        "28x28, 28, 28, 1, true",
        "image:4x6, 4, 6, 1, true",
        "32x32x3, 32, 32, 3, true",
        "1x9, 1, 9, 1, true"
    })
    void theWaysToWriteIt(String text, int height, int width, int channels, boolean image) {
        RowShape shape = RowShape.of("conv-ae", text, InputLayout.ofReals(height * width * channels));
        assertThat(shape.shape()).isEqualTo(new Shape(height, width, channels));
        assertThat(shape.image()).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"28*28", "x", "0", "3x0", "-4", "2x2x2x2", "series:1x2x3", "image:5", "12345678", "140 steps"})
    void anythingElseIsRefusedBeforeAnyRowIsRead(String text) {
        for (String detector : List.of("conv-ae", "conv-vae", "temporal-vae", "seq2seq")) {
            assertThatThrownBy(() -> Catalogue.get(detector).configure(Map.of("shape", text)))
                    .isInstanceOf(DetectorException.class)
                    .hasMessage("shape must be such as 140 or series:50x3 for a series, 28x28 or 32x32x3 for an image,"
                            + " but was '%s'".formatted(text));
        }
    }

    @Test
    void aTableWithoutShapeIsRefusedWithWhatToSay() {
        for (String detector : List.of("conv-ae", "conv-vae", "temporal-vae", "seq2seq")) {
            assertRefused(
                    detector,
                    "",
                    InputLayout.ofReals(12),
                    detector
                            + " reads rows that are series or images and must be told their shape: shape=12 for a series"
                            + " of the 12 columns, shape=series:STEPSxVALUES for one of several values per step,"
                            + " shape=ROWSxCOLUMNS or shape=ROWSxCOLUMNSxCHANNELS for an image");
        }
    }

    @Test
    void theSizesMustMakeUpTheColumns() {
        assertRefused(
                "conv-ae",
                "3x4",
                InputLayout.ofReals(13),
                "shape 3x4 has 12 values but the rows have 13 columns; they must be the values of the shape in order and"
                        + " nothing else");
        assertThatThrownBy(() -> Catalogue.get("seq2seq").configure(Map.of("shape", "series:9999999x9999999")))
                .isInstanceOf(DetectorException.class)
                .hasMessage("shape series:9999999x9999999 has more values than a row can have");
    }

    @Test
    void onlyNumbersMakeUpAShape() {
        assertRefused(
                "conv-ae", "8", of(BlockKind.ONE_HOT), "shape 8 needs numbers but column 'b' is a category; ignore it");
        assertRefused(
                "conv-vae", "8", of(BlockKind.CYCLIC), "shape 8 needs numbers but column 'b' is a time; ignore it");
        assertRefused(
                "seq2seq",
                "8",
                of(BlockKind.MISSING),
                "shape 8 needs numbers but column 'b' has missing values; fill them in or leave out their rows");
        assertThat(RowShape.of("conv-ae", "2", of(BlockKind.BINARY)).shape()).isEqualTo(Shape.series(2, 1));
        assertThat(RowShape.of("conv-ae", "2", of(BlockKind.UNIT)).shape()).isEqualTo(Shape.series(2, 1));
    }

    private static InputLayout of(BlockKind second) {
        return new InputLayout(List.of(new Block("a", BlockKind.REAL, 0, 1), new Block("b", second, 1, 1)));
    }

    @Test
    void whatReadsSeriesRefusesImages() {
        for (String detector : List.of("temporal-vae", "seq2seq")) {
            assertRefused(
                    detector,
                    "2x2x3",
                    InputLayout.ofReals(12),
                    detector + " reads series but shape 2x2x3 is an image; as a series of its rows it is"
                            + " shape=series:2x6");
        }
    }

    private static void assertRefused(String detector, String shape, InputLayout layout, String message) {
        Detector made = Catalogue.get(detector).configure(Map.of("shape", shape));
        Training training = Training.of(Tables.normal(30, layout.inputs(), 1), layout);
        assertThatThrownBy(() -> made.fit(training, FitContext.of(1)))
                .isInstanceOf(DetectorException.class)
                .hasMessage(message);
    }
}
