package dev.hawkins.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RangesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static FakeModel model(InputLayout layout, float expected, float spread) {
        float[] means = new float[layout.inputs()];
        float[] sds = new float[layout.inputs()];
        java.util.Arrays.fill(means, expected);
        java.util.Arrays.fill(sds, spread);
        return new FakeModel(layout, 0, new double[layout.inputs()], means, sds);
    }

    private static Matrix gaussian(String stream, int rows) {
        RandomStream random = RandomStream.of(11, stream);
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = (float) (3 + 2 * random.nextGaussian());
        }
        return new Matrix(rows, 1, values);
    }

    @Test
    void rangesHoldNineTenthsOfNewRowsEvenIfTheModelErrs() {
        FakeModel biased = model(InputLayout.ofReals(1), 2.5f, 0.3f);
        Ranges ranges = Ranges.fit(biased, gaussian("calibration", 50_000));

        Matrix fresh = gaussian("fresh", 20_000);
        long inside = java.util.stream.IntStream.range(0, fresh.rows())
                .mapToDouble(r -> (fresh.get(r, 0) - 2.5) / 0.3f)
                .filter(residual -> residual >= ranges.low(0) && residual <= ranges.high(0))
                .count();

        assertThat(inside / 20_000.0).isCloseTo(0.9, within(0.01)); // 3 sd of a 20,000-row calibration and test
    }

    @Test
    void rowsWithoutAValueDoNotCount() {
        InputLayout layout =
                new InputLayout(List.of(new Block("x", BlockKind.REAL, 0, 1), new Block("x", BlockKind.MISSING, 1, 1)));
        Matrix rows = Matrix.of(new float[][] {{1, 0}, {500, 1}, {3, 0}});

        Ranges ranges = Ranges.fit(model(layout, 0, Float.NaN), rows, 0, 1);

        assertThat(ranges.low(0)).isEqualTo(1);
        assertThat(ranges.high(0)).isEqualTo(3);
        assertThat(ranges.low(1)).isNaN();
        Matrix allMissing = Matrix.of(new float[][] {{500, 1}});
        assertThat(Ranges.fit(model(layout, 0, Float.NaN), allMissing).low(0)).isNaN();
    }

    @Test
    void anglesAreMeasuredAcrossMidnight() {
        assertThat(Ranges.turn(sine(23), cosine(23), sine(1), cosine(1))).isCloseTo(-2 / 24.0, within(1e-6));
        assertThat(Ranges.turn(sine(1), cosine(1), sine(23), cosine(23))).isCloseTo(2 / 24.0, within(1e-6));
        assertThat(Ranges.turn(0, 0, 0, 1)).isNaN();
        assertThat(Ranges.turn(0, 1, 0, 0)).isNaN();
        assertThat(Ranges.turn(0, 1, Float.NaN, 0)).isNaN();
    }

    private static float sine(double hour) {
        return (float) StrictMath.sin(2 * Math.PI * hour / 24);
    }

    private static float cosine(double hour) {
        return (float) StrictMath.cos(2 * Math.PI * hour / 24);
    }

    @Test
    void rangesReadBackAreTheSame() {
        InputLayout layout = new InputLayout(List.of(
                new Block("x", BlockKind.REAL, 0, 1),
                new Block("c", BlockKind.ONE_HOT, 1, 2),
                new Block("u", BlockKind.UNIT, 3, 1)));
        RandomStream random = RandomStream.of(5, "ranges");
        float[] values = new float[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Ranges ranges = Ranges.fit(model(layout, 0.1f, 0.7f), new Matrix(100, 4, values));

        @SuppressWarnings("unchecked")
        Map<String, Object> json = JSON.readValue(JSON.writeValueAsString(ranges.toTree()), Map.class);
        Ranges read = Ranges.fromTree(json);

        assertThat(read.toTree()).isEqualTo(ranges.toTree());
        for (int i = 0; i < 4; i++) {
            assertThat(new double[] {read.low(i), read.high(i)})
                    .isEqualTo(new double[] {ranges.low(i), ranges.high(i)});
        }
        assertThat(read.low(0)).isNegative();
        assertThat(read.low(1)).isNaN();
        assertThat(read.high(3)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            inputs     | -1            | ranges.inputs must be a whole number from 0 to 1048576 but was -1
            inputs     | 2000000       | ranges.inputs must be a whole number from 0 to 1048576 but was 2000000
            known      | [0, 1, 1]     | ranges.known must have at most 2 elements but has 3
            known      | [0]           | ranges.known must be as long as low and high but was a list of 1
            known      | [0, 2]        | ranges.known must be a list of inputs from 0 to 1 but was a list of 2
            known      | [0, 0.5]      | ranges.known must be a list of inputs from 0 to 1 but was a list of 2
            low        | [0, "x"]      | ranges.low[1] must be a finite number but was x
            high-share | 0.01          | the shares of a range must rise within 0 to 1 but were 0.05 and 0.01
            high-share | 7             | ranges.high-share must be a number from 0 to 1 but was 7.0
            """)
    void aGarbledTreeIsRefused(String field, String json, String message) {
        Ranges ranges =
                Ranges.fit(model(InputLayout.ofReals(2), 0, Float.NaN), Matrix.of(new float[][] {{1, 2}, {3, 4}}));
        Map<String, Object> tree = new LinkedHashMap<>(ranges.toTree());
        tree.put(field, JSON.readValue(json, Object.class));

        assertThatThrownBy(() -> Ranges.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
