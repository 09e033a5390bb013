package dev.hawkins.prepare;

import static dev.hawkins.prepare.InputLayout.BlockKind.BINARY;
import static dev.hawkins.prepare.InputLayout.BlockKind.CYCLIC;
import static dev.hawkins.prepare.InputLayout.BlockKind.MISSING;
import static dev.hawkins.prepare.InputLayout.BlockKind.ONE_HOT;
import static dev.hawkins.prepare.InputLayout.BlockKind.REAL;
import static dev.hawkins.prepare.InputLayout.BlockKind.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final double NAN = Double.NaN;
    private static final double DAY = 86_400;
    private final List<String> notices = new ArrayList<>();

    private Preparation fit(Table table) {
        return fit(table, PrepareSettings.defaults());
    }

    private Preparation fit(Table table, PrepareSettings settings) {
        return Preparation.fit(table, settings, notices::add);
    }

    private static float[] row(Matrix matrix, int row) {
        float[] values = new float[matrix.columns()];
        System.arraycopy(matrix.values(), row * matrix.columns(), values, 0, values.length);
        return values;
    }

    @Test
    void everyKindOfColumnBecomesItsBlocks() {
        Table table = new TableOf()
                .numeric("amount", 1, 2, 3, NAN)
                .category("country", "GB", "GB", "BR", null)
                .binary("present", "no", "yes", 0, 1, 1, 1)
                .time("at", 0, 3 * DAY, 6 * DAY, 20.5 * DAY)
                .text("note", 4)
                .integer("count", 7, 8, 9, 9)
                .build();

        Preparation preparation = fit(table, PrepareSettings.defaults().withColumns(Map.of("count", Scaling.MIN_MAX)));

        assertThat(preparation.layout().blocks())
                .containsExactly(
                        new Block("amount", REAL, 0, 1),
                        new Block("amount", MISSING, 1, 1),
                        new Block("country", ONE_HOT, 2, 4),
                        new Block("present", BINARY, 6, 1),
                        new Block("at", CYCLIC, 7, 2),
                        new Block("at", CYCLIC, 9, 2),
                        new Block("count", UNIT, 11, 1));
        assertThat(preparation.columns()).containsExactly("amount", "country", "present", "at", "count");
        assertThat(preparation.categories(preparation.layout().blocks().get(2))).containsExactly("GB", "", "BR");
        assertThat(preparation.categories(preparation.layout().blocks().get(3))).containsExactly("no", "yes");
        float z = (float) (1 / Math.sqrt(2.0 / 3));
        assertThat(row(preparation.apply(table), 0)).containsExactly(-z, 0, 1, 0, 0, 0, 0, 0, 1, SIN_3_7, COS_3_7, 0);
        assertThat(row(preparation.apply(table), 3)[0]).isZero();
        assertThat(row(preparation.apply(table), 3)[1]).isEqualTo(1);
        assertThat(notices).isEmpty();
    }

    private static final float SIN_3_7 = (float) StrictMath.sin(2 * Math.PI * 3 / 7);
    private static final float COS_3_7 = (float) StrictMath.cos(2 * Math.PI * 3 / 7);

    @Test
    void tooManyInputsAreToldBeforeTheTraining() {
        String[] names = new String[12_000];
        String[] few = new String[12_000];
        for (int r = 0; r < names.length; r++) {
            names[r] = "c" + r % 5000;
            few[r] = "c" + r % 3;
        }
        TableOf table = new TableOf().category("few", few);
        for (int c = 0; c < 210; c++) {
            table.category("wide" + c, names);
        }
        Table rows = table.build();
        assertThatThrownBy(
                        () -> Preparation.fit(rows, PrepareSettings.defaults().withMaxCategories(10_000), notices::add))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "the 211 columns make 1,050,214 inputs, but at most 1,048,576 can be handled; column 'wide0'"
                                + " makes the most, 5,001; use a lower --max-categories than 10000 or ignore columns");
    }

    @Test
    void uselessColumnsAreNamedAndLeftOut() {
        Table table = new TableOf()
                .numeric("zero", 0, 0, 0)
                .numeric("tiny", 1e-15, 2e-15, 3e-15)
                .integer("five", 5, NAN, 5)
                .numeric("empty", NAN, NAN, NAN)
                .category("nothing", null, null, null)
                .category("same", "x", "x", "x")
                .binary("flag", "no", "yes", 1, 1, 1)
                .time("at", 10, 20, 30)
                .time("now", 10, NAN, 30)
                .numeric("x", 1, 2, 3)
                .build();

        Preparation preparation = fit(table);

        assertThat(preparation.columns()).containsExactly("five", "now", "x");
        assertThat(notices)
                .containsExactly(
                        "column 'zero' is constant (0) and is not used",
                        "column 'tiny' is constant (1.0E-15 to 3.0E-15) and is not used",
                        "column 'five' is constant (5) where it has a value; only whether it is missing is used",
                        "column 'empty' has no values and is not used",
                        "column 'nothing' has no values and is not used",
                        "column 'same' is constant (x) and is not used",
                        "column 'flag' is constant (yes) and is not used",
                        "column 'at' covers less than two days, or is always at the same hour of the same weekday, "
                                + "and is not used",
                        "column 'now' covers less than two days; only whether it is missing is used");
        assertThat(preparation.notices()).isEqualTo(notices);
        assertThat(row(preparation.apply(table), 1)).containsExactly(1, 1, 0);
    }

    @Test
    void aValueThatFlattensAllOthersIsSaid() {
        double[] values = IntStream.range(0, 101).mapToDouble(i -> i).toArray();
        fit(new TableOf().numeric("a", values).build());
        assertThat(notices).isEmpty();
        values[7] = 1e308;
        Table table = new TableOf().numeric("a", values).build();
        fit(table);
        assertThat(notices)
                .containsExactly(
                        "column 'a' has values from 0 to 1.0E308, beside which the middle half (26 to 76) looks all"
                                + " the same; correct the outermost ones or use --scaling a=robust");
        notices.clear();
        fit(table, PrepareSettings.defaults().withScaling(Scaling.ROBUST));
        assertThat(notices).isEmpty();
    }

    @Test
    void oneRowOrNoUsableColumnIsAnError() {
        assertThatThrownBy(() ->
                        fit(new TableOf().numeric("a", 4).category("b", "x").build()))
                .isInstanceOf(TableException.class)
                .hasMessage("no column can be used: column 'a' is constant (4) and is not used; "
                        + "column 'b' is constant (x) and is not used");
        assertThatThrownBy(() -> fit(new TableOf().text("note", 3).build()))
                .isInstanceOf(TableException.class)
                .hasMessage("no column can be used: there are none but free text");
        assertThatThrownBy(() -> fit(new TableOf().numeric("a").build()))
                .isInstanceOf(TableException.class)
                .hasMessage("no column can be used: column 'a' has no values and is not used");
    }

    @Test
    void anInfiniteTrainingValueIsAnError() {
        Table table = new TableOf().numeric("a", 1, 2, Double.POSITIVE_INFINITY).build();
        assertThatThrownBy(() -> fit(table))
                .isInstanceOf(TableException.class)
                .hasMessage("column 'a': row 3 is infinite; numbers must be finite");
    }

    @Test
    void identifiersAndLongListsOfCategoriesDoNotBlowUpTheInput() {
        int rows = 30_000;
        String[] ids = IntStream.range(0, rows).mapToObj(i -> "id" + i).toArray(String[]::new);
        String[] half = IntStream.range(0, rows).mapToObj(i -> "h" + i % 10_001).toArray(String[]::new);
        String[] many = IntStream.range(0, rows)
                .mapToObj(i -> "m" + Math.min(i % 300, 200))
                .toArray(String[]::new);
        Table table = new TableOf2(ids, half, many).build();

        Preparation preparation = fit(table);

        assertThat(preparation.columns()).containsExactly("many");
        assertThat(preparation.layout().inputs()).isEqualTo(129);
        assertThat(notices)
                .containsExactly(
                        "column 'ids' has 30000 different values, more than 10000, and is not used",
                        "column 'half' has 10001 different values, more than 10000, and is not used",
                        "column 'many' has 201 categories; the 128 most frequent ones are told apart");
        String[] few = IntStream.range(0, 100).mapToObj(i -> "id" + i % 51).toArray(String[]::new);
        assertThatThrownBy(() -> fit(new TableOf().category("few", few).build()))
                .hasMessage("no column can be used: "
                        + "column 'few' has 51 different values in 100 rows, like an identifier, and is not used");
    }

    /** The builder looks categories up in a list, too slow for many: here the dictionaries are given. */
    private record TableOf2(String[]... columns) {
        Table build() {
            List<Column> schema = new ArrayList<>();
            List<Table.Values> values = new ArrayList<>();
            String[] names = {"ids", "half", "many"};
            for (int c = 0; c < columns.length; c++) {
                List<String> dictionary =
                        java.util.Arrays.stream(columns[c]).distinct().toList();
                Map<String, Integer> codes = new java.util.HashMap<>();
                dictionary.forEach(text -> codes.put(text, codes.size()));
                schema.add(Column.of(names[c], Kind.CATEGORICAL));
                values.add(new Table.Codes(
                        java.util.Arrays.stream(columns[c]).mapToInt(codes::get).toArray(), dictionary));
            }
            return new Table(new dev.hawkins.table.Schema(schema), values);
        }
    }

    @Test
    void unseenRareAndMissingCategoriesShareTheLastInput() {
        Table training = new TableOf()
                .category("c", TableOf.repeat(new String[] {"a", "b", "d"}, 5, 3, 1))
                .build();
        Preparation preparation = fit(training, PrepareSettings.defaults().withMaxCategories(2));
        Table rows = new TableOf().category("c", "new", "d", null, "b", "a").build();

        assertThat(preparation.apply(rows).values()).containsExactly(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0);
        assertThat(preparation.shares(preparation.layout().blocks().get(0)))
                .containsExactly(new double[] {5.0 / 9, 3.0 / 9, 1.0 / 9}, within(1e-15));
        assertThat(preparation.bind(rows).unexpectedlyMissing()).containsExactly(1);
    }

    @Test
    void valuesMissingOnlyWhenScoringAreReplacedAndCounted() {
        Preparation preparation = fit(new TableOf()
                .numeric("x", 1, 2, 6)
                .binary("b", "no", "yes", 0, 1, 1)
                .time("t", 0, 1.25 * DAY, 3 * DAY)
                .build());
        Table rows = new TableOf()
                .numeric("x", NAN, 3)
                .binary("b", "no", "yes", NAN, NAN)
                .time("t", NAN, 0)
                .build();

        Matrix matrix = preparation.apply(rows);

        Block x = preparation.layout().blocks().get(0);
        assertThat(matrix.get(0, 0)).isEqualTo((float) preparation.toPrepared(x, 2));
        assertThat(matrix.get(1, 0)).isZero();
        assertThat(row(matrix, 0)).containsExactly(matrix.get(0, 0), 1, 0, 0);
        assertThat(preparation.bind(rows).unexpectedlyMissing()).containsExactly(1, 2, 1);
        assertThat(preparation.notices(new long[] {0, 1200, 0}, 5000))
                .containsExactly("column 'b' has no value in 1,200 of 5,000 rows, although it had one in every training"
                        + " row; the usual value stands in, so these rows do not look strange there");
        assertThat(preparation.notices(new long[3], 5000)).isEmpty();
    }

    @Test
    void valuesBeyondTrainingAreNotClippedUnlessAsked() {
        Table training = new TableOf().numeric("x", 0, 10).build();
        Table rows = new TableOf().numeric("x", -40, 25, 1e308).build();
        PrepareSettings plain = PrepareSettings.defaults();

        assertThat(fit(training, plain.withScaling(Scaling.MIN_MAX)).apply(rows).values())
                .containsExactly(-4, 2.5f, 1e9f);
        assertThat(fit(training, plain.withScaling(Scaling.MIN_MAX).withClip(3))
                        .apply(rows)
                        .values())
                .containsExactly(0, 1, 1);
        assertThat(fit(training, plain.withScaling(Scaling.Z_SCORE).withClip(3))
                        .apply(rows)
                        .values())
                .containsExactly(-3, 3, 3);
    }

    @Test
    void everyScalingOfWildNumbersIsFinite() {
        Table training = new TableOf().numeric("x", -1e308, 0, 1, 2, 1e308, NAN).build();
        Table rows = new TableOf()
                .numeric("x", -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, Double.POSITIVE_INFINITY, NAN, -1)
                .build();
        for (Scaling scaling : Scaling.values()) {
            Preparation preparation = fit(training, PrepareSettings.defaults().withScaling(scaling));
            Preparation narrow = fit(
                    new TableOf().numeric("x", 1, 2, 3).build(),
                    PrepareSettings.defaults().withScaling(scaling));
            for (Matrix matrix : List.of(preparation.apply(training), preparation.apply(rows), narrow.apply(rows))) {
                for (float value : matrix.values()) {
                    assertThat(value * value).as("%s", scaling).isFinite();
                }
            }
        }
    }

    @Test
    void columnsAreFoundByNameAndCheckedByKind() {
        Preparation preparation = fit(
                new TableOf().integer("a", 1, 2).binary("b", "no", "yes", 0, 1).build());

        Table swapped = new TableOf()
                .text("extra", 1)
                .binary("b", "no", "yes", 1)
                .numeric("a", 2)
                .build();
        assertThat(preparation.apply(swapped).values()).containsExactly(1, 1);
        assertThatThrownBy(() -> preparation.apply(new TableOf().integer("a", 1).build()))
                .isInstanceOf(TableException.class)
                .hasMessage("there is no column 'b'; the model needs a, b");
        assertThatThrownBy(() -> preparation.apply(new TableOf()
                        .category("a", "x")
                        .binary("b", "no", "yes", 1)
                        .build()))
                .isInstanceOf(TableException.class)
                .hasMessage("column 'a' must be integer as in training but is categorical");
        assertThatThrownBy(() -> preparation.apply(new TableOf()
                        .integer("a", 1)
                        .binary("b", "yes", "no", 1)
                        .build()))
                .isInstanceOf(TableException.class)
                .hasMessage("column 'b' must be binary [no, yes] as in training but is binary [yes, no]");
    }

    @Test
    void settingsMustSuitTheColumns() {
        Table table = new TableOf().numeric("a", 1, 2).category("c", "x", "y").build();
        PrepareSettings settings = PrepareSettings.defaults();
        assertThatThrownBy(() -> fit(table, settings.withColumns(Map.of("z", Scaling.LOG))))
                .isInstanceOf(TableException.class)
                .hasMessage("there is no column 'z' to set the scaling of; there are a, c");
        assertThatThrownBy(() -> fit(table, settings.withColumns(Map.of("c", Scaling.LOG))))
                .isInstanceOf(TableException.class)
                .hasMessage("column 'c' is categorical; only numeric and integer columns are scaled");
        assertThatThrownBy(() -> settings.withMaxCategories(0))
                .hasMessage("max-categories must be from 1 to 10000 but was 0");
        assertThatThrownBy(() -> settings.withClip(-1)).hasMessage("clip must be at least 0 and finite but was -1.0");
        assertThatThrownBy(() -> settings.withClip(NAN)).hasMessage("clip must be at least 0 and finite but was NaN");
    }

    @Test
    void automaticScalingTakesLogarithmsOfHeavyTailsOnly() {
        double[] bytes = TableOf.steps(1000, 0, 1);
        bytes[999] = 1e8;
        double[] rare = new double[1000];
        rare[0] = 1;
        double[] rates = TableOf.steps(1000, 0, 0.0001);
        rates[0] = 2;
        Preparation preparation = fit(new TableOf()
                .numeric("even", TableOf.steps(1000, -3, 0.1))
                .numeric("bytes", bytes)
                .numeric("rare", rare)
                .numeric("rates", rates)
                .build());

        assertThat(preparation.describe().stream()
                        .map(d -> d.step().substring(0, d.step().indexOf(':'))))
                .containsExactly("z-score", "log", "z-score", "z-score");
    }

    @Test
    void preparedRowsDoNotDependOnWhereTheyAreWritten() {
        int rows = 700;
        Table table = new TableOf()
                .numeric("x", TableOf.steps(rows, 5, 0.37))
                .time("t", TableOf.steps(rows, 1e9, 12_345))
                .build();
        Preparation preparation = fit(table);
        float[] all = preparation.apply(table).values();
        int width = preparation.layout().inputs();

        float[] one = new float[width + 2];
        java.util.Arrays.fill(one, 9);
        preparation.apply(table, 699, 1, one, 1);

        assertThat(java.util.Arrays.copyOfRange(one, 1, 1 + width))
                .containsExactly(java.util.Arrays.copyOfRange(all, 699 * width, 700 * width));
        assertThat(one[0]).isEqualTo(9);
        assertThat(one[width + 1]).isEqualTo(9);
        assertThatThrownBy(() -> preparation.apply(table, 699, 2, new float[2 * width], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void contributionsFoldOntoColumns() {
        Preparation preparation = fit(new TableOf()
                .numeric("x", 1, 2, NAN)
                .category("c", "a", "b", "b")
                .build());
        double[] perColumn = {99, 99};

        preparation.fold(new double[] {7, 1, 2, 10, 20, 40}, 1, perColumn);

        assertThat(perColumn).containsExactly(3, 70);
    }

    @Test
    void describesEveryColumnInItsOwnUnits() {
        Preparation preparation = fit(new TableOf()
                .numeric("x", 1.25, 2.25, NAN)
                .category("c", "a", "b", "b")
                .build());

        assertThat(preparation.describe().get(0).step())
                .isEqualTo("z-score: (x - 1.75) / 0.5, missing values by the median and an indicator");
        assertThat(preparation.describe().get(0).statistics())
                .containsEntry("min", 1.25)
                .containsEntry("median", 1.75)
                .containsEntry("max", 2.25)
                .containsEntry("decimals", 2)
                .containsEntry("missing", 1.0 / 3);
        assertThat(preparation.describe().get(1).step()).isEqualTo("one-hot of 2 categories and one for all others");
        assertThat(preparation.describe().get(1).statistics()).containsEntry("categories", List.of("b", "a"));
    }
}
