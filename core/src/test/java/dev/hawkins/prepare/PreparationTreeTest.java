package dev.hawkins.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A preparation survives being written as JSON, and reading it trusts nothing. */
class PreparationTreeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Table table() {
        RandomStream random = RandomStream.of(3, "tree");
        double[] x = new double[300];
        double[] t = new double[300];
        double[] b = new double[300];
        String[] c = new String[300];
        for (int i = 0; i < 300; i++) {
            x[i] = i % 11 == 0 ? Double.NaN : StrictMath.exp(5 * random.nextGaussian());
            t[i] = i % 13 == 0 ? Double.NaN : 3e6 * random.nextDouble();
            b[i] = i % 7 == 0 ? Double.NaN : i % 2;
            c[i] = i % 5 == 0 ? null : "\"é\n" + i % 9;
        }
        return new TableOf()
                .numeric("x", x)
                .numeric("half", TableOf.steps(300, 0.1, 0.1))
                .time("t", t)
                .binary("b", "no", "yes", b)
                .category("c", c)
                .integer("p", b)
                .numeric("q", java.util.Arrays.stream(b).map(v -> v * 0 + 4).toArray())
                .build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> throughJson(Map<String, Object> tree) {
        return JSON.readValue(JSON.writeValueAsString(tree), Map.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPreparationReadBackPreparesBitForBitTheSame(Scaling scaling) {
        PrepareSettings settings = PrepareSettings.defaults()
                .withScaling(scaling)
                .withMaxCategories(5)
                .withClip(4.2);
        Preparation preparation = Preparation.fit(table(), settings, n -> {});

        Preparation read = Preparation.fromTree(throughJson(preparation.toTree()));

        assertThat(read.apply(table()).values())
                .containsExactly(preparation.apply(table()).values());
        assertThat(read.apply(table()).values()).contains(1f).doesNotContain(Float.NaN);
        assertThat(read.toTree()).isEqualTo(preparation.toTree());
        assertThat(read.layout()).isEqualTo(preparation.layout());
        assertThat(read.schema()).isEqualTo(preparation.schema());
        assertThat(read.notices()).isEqualTo(preparation.notices());
        assertThat(read.describe()).isEqualTo(preparation.describe());
    }

    /** The number was printed by this very test on JDK 17; other JDKs and later versions must give the same bits. */
    @Test
    void preparedBitsAreTheSameEverywhere() {
        Preparation preparation =
                Preparation.fit(table(), PrepareSettings.defaults().withScaling(Scaling.LOG), n -> {});

        assertThat(java.util.Arrays.hashCode(preparation.apply(table()).values()))
                .isEqualTo(130349869);
    }

    /** Columns: place of the altered field, its new value as JSON (nothing: removed), the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "removed",
            textBlock =
                    """
            columns                  | removed    | preparation.columns must be a list but was null
            columns                  | 3          | preparation.columns must be a list but was 3
            columns                  | []         | preparation.columns must be at least one column but was a list of 0
            columns                  | [3]        | preparation.columns[0] must be an object but was 3
            notices                  | {}         | preparation.notices must be a list but was an object
            notices                  | [[]]       | preparation.notices[0] must be a text but was a list of 0
            columns/0/step           | "evil"     | preparation.columns[0].step must be one of number, binary, category, cycle, presence but was evil
            columns/0/step           | "binary"   | preparation.columns[0].step must be a step for a column of its kind but was binary
            columns/0/step           | "category" | preparation.columns[0].step must be a step for a column of its kind but was category
            columns/4/step           | "number"   | preparation.columns[4].step must be a step for a column of its kind but was number
            columns/4/step           | "presence" | preparation.columns[4].step must be a step for a column of its kind but was presence
            columns/0/kind           | "number"   | preparation.columns[0].kind must be one of numeric, integer, binary, categorical, timestamp, text but was number
            columns/0/spread         | 0          | preparation.columns[0].spread must be a number greater than 0 but was 0.0
            columns/0/spread         | "1"        | preparation.columns[0].spread must be a finite number but was 1
            columns/0/center         | 1e999      | preparation.columns[0].center must be a finite number but was Infinity
            columns/0/clip           | -1         | preparation.columns[0].clip must be at least 0 but was -1
            columns/0/scaling        | "auto"     | preparation.columns[0].scaling must be a rule that was decided on but was auto
            columns/0/facts          | []         | preparation.columns[0].facts must be an object but was a list of 0
            columns/0/facts/decimals | 400        | preparation.columns[0].facts.decimals must be a whole number from 0 to 12 but was 400
            columns/0/facts/decimals | 0.5        | preparation.columns[0].facts.decimals must be a whole number from 0 to 12 but was 0.5
            columns/0/facts/missing  | 1.5        | preparation.columns[0].facts.missing must be a number from 0 to 1 but was 1.5
            columns/1/column         | "x"        | column 'x' occurs twice
            columns/2/cycles         | []         | preparation.columns[2].cycles must be one or two different cycles but was a list of 0
            columns/2/cycles/0/from  | 24         | preparation.columns[2].cycles[0].from must be at least 0 and less than 24 but was 24
            columns/2/cycles/0/length| 25         | preparation.columns[2].cycles[0].length must be at most 24 but was 25
            columns/2/cycles/1/cycle | "hour-of-day" | preparation.columns[2].cycles must be one or two different cycles but was a list of 2
            columns/3/values         | ["no"]     | binary column 'b' must have 2 values but has [no]
            columns/4/categories     | ["a","a"]  | preparation.columns[4].shares must be as many numbers as there are categories but was a list of 10
            columns/4/categories/0   | 5          | preparation.columns[4].categories[0] must be a text but was 5
            columns/4/categories/1   | ""         | preparation.columns[4].categories must be distinct but was a list of 10
            """)
    void aGarbledTreeIsRefused(String place, String json, String message) {
        Map<String, Object> tree = throughJson(
                Preparation.fit(table(), PrepareSettings.defaults(), n -> {}).toTree());
        alter(tree, place.split("/"), json == null ? null : JSON.readValue(json, Object.class));

        assertThatThrownBy(() -> Preparation.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @SuppressWarnings("unchecked")
    private static void alter(Object tree, String[] place, Object value) {
        Object node = tree;
        for (int i = 0; i < place.length - 1; i++) {
            node = node instanceof List<?> list
                    ? list.get(Integer.parseInt(place[i]))
                    : ((Map<String, Object>) node).get(place[i]);
        }
        String last = place[place.length - 1];
        if (node instanceof List<?>) {
            ((List<Object>) node).set(Integer.parseInt(last), value);
        } else {
            ((Map<String, Object>) node).put(last, value);
        }
    }

    @Test
    void aHugeTreeIsRefusedBeforeMemoryIsSpentOnIt() {
        List<Object> endless = Collections.nCopies(10_001, "c");
        Map<String, Object> column = new LinkedHashMap<>(
                Map.of("column", "c", "kind", "categorical", "values", List.of(), "format", "", "step", "category"));
        column.put("categories", endless);
        assertThatThrownBy(() -> Preparation.fromTree(Map.of("columns", List.of(column), "notices", List.of())))
                .hasMessage("preparation.columns[0].categories must have at most 10000 elements but has 10001");

        List<String> names = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            names.add("c" + i);
            shares.add(1e-4);
        }
        column.put("categories", names);
        column.put("shares", shares);
        column.put("missing", 0);
        List<Object> columns = Collections.nCopies(200, column);
        assertThatThrownBy(() -> Preparation.fromTree(Map.of("columns", columns, "notices", List.of())))
                .hasMessage("preparation.columns must be at most 1048576 inputs together but was a list of 200");
    }
}
