package dev.hawkins.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.prepare.TableOf;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final double NAN = Double.NaN;
    private static final double DAY = 86_400;
    private static final double HOUR = 3600;

    /** Prepared without scaling, so that prepared and original numbers are the same. */
    private static Preparation fit(Table training) {
        return Preparation.fit(training, PrepareSettings.defaults().withScaling(Scaling.NONE), n -> {});
    }

    /** A model that expects these values of every row, with these spreads. */
    private static FakeModel model(InputLayout layout, float[] expected, float... spread) {
        double[] weights = new double[layout.inputs()];
        Arrays.fill(weights, 1);
        float[] spreads = new float[layout.inputs()];
        Arrays.fill(spreads, Float.NaN);
        System.arraycopy(spread, 0, spreads, 0, spread.length);
        return new FakeModel(layout, 0.5, weights, expected, spreads);
    }

    private static float[] expect(double... values) {
        float[] expected = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            expected[i] = (float) values[i];
        }
        return expected;
    }

    /** The text of the reason in the only column, without its name, for each row. */
    private static List<String> words(Table training, float[] expected, Matrix calibration, Table rows) {
        Preparation preparation = fit(training);
        FakeModel model = model(preparation.layout(), expected);
        return new Explainer(preparation, model, Ranges.fit(model, calibration))
                .explain(rows).stream()
                        .map(explanation -> explanation.reasons().get(0).text())
                        .toList();
    }

    private static Matrix none(int inputs) {
        return Matrix.zeros(0, inputs);
    }

    private static Table amounts() {
        double[] amounts = TableOf.steps(5000, 0.25, 1.37);
        amounts[0] = NAN;
        return new TableOf().numeric("amount", amounts).build();
    }

    private static Matrix calibration(int rows, double from, double step) {
        float[] values = new float[2 * rows];
        for (int r = 0; r < rows; r++) {
            values[2 * r] = (float) (from + r * step);
        }
        return new Matrix(rows, 2, values);
    }

    @Test
    void aNumberIsHeldAgainstTheCalibratedRange() {
        Table rows = new TableOf().numeric("amount", 4812, 1e308, -0.001, 1e-9).build();

        assertThat(words(amounts(), expect(1000, 0.02), calibration(101, 900, 10), rows))
                .containsExactly(
                        "amount 4,812.00, expected 950.00 to 1,850.00",
                        "amount 1.00e+308, expected 950.00 to 1,850.00",
                        "amount -1.00e-03, expected 950.00 to 1,850.00",
                        "amount 1.00e-09, expected 950.00 to 1,850.00");
    }

    @Test
    void theSpreadOfTheModelWidensTheRange() {
        Preparation preparation = fit(amounts());
        FakeModel calm = model(preparation.layout(), expect(1000, 0), 100);
        Ranges ranges = Ranges.fit(calm, calibration(101, 900, 2));
        FakeModel unsure = model(preparation.layout(), expect(1000, 0), 200);
        Table rows = new TableOf().numeric("amount", 7).build();

        assertThat(ranges.low(0)).isCloseTo(-0.9, within(1e-9));
        assertThat(ranges.high(0)).isCloseTo(0.9, within(1e-9));
        assertThat(ranges.low(1)).isNaN();
        assertThat(text(preparation, calm, ranges, rows)).isEqualTo("amount 7.00, expected 910.00 to 1,090.00");
        assertThat(text(preparation, unsure, ranges, rows)).isEqualTo("amount 7.00, expected 820.00 to 1,180.00");
    }

    private static String text(Preparation preparation, FakeModel model, Ranges ranges, Table rows) {
        return new Explainer(preparation, model, ranges)
                .explain(rows)
                .get(0)
                .reasons()
                .get(0)
                .text();
    }

    @Test
    void rangesAreInOriginalUnitsWhateverTheScaling() {
        double[] sizes = new double[1001];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.rint(StrictMath.expm1(i * 0.014));
        }
        Table training = new TableOf().integer("bytes", sizes).build();
        for (Scaling scaling : Scaling.values()) {
            Preparation preparation =
                    Preparation.fit(training, PrepareSettings.defaults().withScaling(scaling), n -> {});
            double low = preparation.toPrepared(preparation.layout().blocks().get(0), 1000);
            double high = preparation.toPrepared(preparation.layout().blocks().get(0), 50_000);
            FakeModel model = model(preparation.layout(), expect(low));
            Ranges ranges = Ranges.fit(model, Matrix.of(new float[][] {{(float) low}, {(float) high}}), 0, 1);

            assertThat(text(
                            preparation,
                            model,
                            ranges,
                            new TableOf().integer("bytes", 3).build()))
                    .as("%s", scaling)
                    .isEqualTo("bytes 3, expected 1,000 to 50,000");
        }
    }

    @Test
    void rangesEndWhereTrainingEnds() {
        Table rows = new TableOf().numeric("amount", 1).build();

        assertThat(words(amounts(), expect(30, 0), calibration(101, -70, 1), rows))
                .containsExactly("amount 1.00, expected 1.62 to 25.00");
        assertThat(words(amounts(), expect(1e8, 0), calibration(101, 1e8, 0), rows))
                .containsExactly("amount 1.00, expected 6,848.88");
    }

    @Test
    void withoutExpectationTrainingSpeaks() {
        Table rows = new TableOf().numeric("amount", 4812).build();

        assertThat(words(amounts(), expect(NAN, 0), calibration(101, 900, 10), rows))
                .containsExactly("amount 4,812.00, usually 343.98 to 6,506.52");
        assertThat(words(amounts(), expect(1000, 0), none(2), rows))
                .containsExactly("amount 4,812.00, usually 343.98 to 6,506.52");
    }

    @Test
    void missingNumbersSayHowLikelyThatIs() {
        Table rows = new TableOf().numeric("amount", NAN, 5).build();

        assertThat(words(amounts(), expect(1000, 0.02), none(2), rows).get(0)).isEqualTo("amount missing, 2 % likely");
        assertThat(words(amounts(), expect(1000, NAN), none(2), rows).get(0))
                .isEqualTo("amount missing, as in less than 0.1 % of training rows");
        assertThat(words(amounts(), expect(1000, 0.97), none(2), rows))
                .containsExactly("amount missing, 97 % likely", "amount 5.00, expected missing (97 %)");
        Table complete = new TableOf().numeric("amount", 1, 2, 4).build();
        assertThat(words(complete, expect(1), none(1), rows))
                .containsExactly("amount missing, never missing in training", "amount 5, usually 1 to 4");
    }

    @Test
    void aCategoryIsHeldAgainstTheLikeliestOne() {
        Table training = new TableOf()
                .category("country", TableOf.repeat(new String[] {"GB", "FR", null, "BR"}, 90, 6, 3, 1))
                .build();
        Table rows =
                new TableOf().category("country", "BR", "GB", "XX", null, "FR").build();

        assertThat(words(training, expect(0.92, 0.07, 0.0088, 0.0012, 0), none(5), rows))
                .containsExactly(
                        "country BR, 0.1 % likely, expected GB (92 %)",
                        "country GB, 92 % likely",
                        "country XX, not seen in training, less than 0.1 % likely, expected GB (92 %)",
                        "country missing, 0.9 % likely, expected GB (92 %)",
                        "country FR, 7 % likely, expected GB (92 %)");
        assertThat(words(training, expect(-3, 0, 0.5, 0, 1.5), none(5), rows).get(1))
                .isEqualTo("country GB, less than 0.1 % likely, expected one of the rarer values (67 %)");
        assertThat(words(training, expect(0, 0, 2, 0, 0), none(5), rows).get(0))
                .isEqualTo("country BR, less than 0.1 % likely, expected missing (over 99 %)");
        for (double unknown : new double[] {NAN, 0}) {
            assertThat(words(training, expect(unknown, unknown, unknown, unknown, unknown), none(5), rows))
                    .containsExactly(
                            "country BR, usually GB (90 %)",
                            "country GB, usually GB (90 %)",
                            "country XX, not seen in training, usually GB (90 %)",
                            "country missing, usually GB (90 %)",
                            "country FR, usually GB (90 %)");
        }
    }

    @Test
    void rareCategoriesAreSaidToBeRareOrUnseen() {
        Preparation preparation = Preparation.fit(
                new TableOf()
                        .category("c", TableOf.repeat(new String[] {"a", "b", "d"}, 5, 3, 1))
                        .build(),
                PrepareSettings.defaults().withMaxCategories(2),
                n -> {});
        FakeModel model = model(preparation.layout(), expect(0.7, 0.2, 0.1));

        assertThat(text(
                        preparation,
                        model,
                        Ranges.fit(model, none(3)),
                        new TableOf().category("c", "d").build()))
                .isEqualTo("c d, rare or not seen in training, 10 % likely, expected a (70 %)");
    }

    @Test
    void aBinaryValueSaysHowLikelyItIs() {
        Table training = new TableOf()
                .binary("card_present", "no", "yes", 0, 1, 1, NAN, 1)
                .build();
        Table rows =
                new TableOf().binary("card_present", "no", "yes", 0, 1, NAN).build();

        assertThat(words(training, expect(0.97, 0.01), none(2), rows))
                .containsExactly(
                        "card_present no, 3 % likely",
                        "card_present yes, 97 % likely", "card_present missing, 1 % likely");
        assertThat(words(training, expect(1.3, 0), none(2), rows).get(0))
                .isEqualTo("card_present no, less than 0.1 % likely");
        assertThat(words(training, expect(NAN, NAN), none(2), rows))
                .containsExactly(
                        "card_present no, usually yes (75 %)",
                        "card_present yes, usually yes (75 %)", "card_present missing, as in 20 % of training rows");
    }

    @Test
    void aConstantColumnSpeaksOfPresenceOnly() {
        Table training = new TableOf().numeric("only", 4.5, NAN, 4.5).build();
        Table rows = new TableOf().numeric("only", 4.5, 7, NAN).build();

        assertThat(words(training, expect(0.3), none(1), rows))
                .containsExactly("only 4.5", "only 7", "only missing, 30 % likely");
        assertThat(words(training, expect(0.8), none(1), rows))
                .containsExactly(
                        "only 4.5, expected missing (80 %)",
                        "only 7, expected missing (80 %)", "only missing, 80 % likely");
        Table moments = new TableOf().time("at", 5 * HOUR, NAN).build();
        assertThat(words(moments, expect(0), none(1), moments))
                .containsExactly("at 05:00 Thursday", "at missing, less than 0.1 % likely");
        Table flags = new TableOf().binary("flag", "off", "on", 1, NAN).build();
        assertThat(words(flags, expect(0), none(1), flags))
                .containsExactly("flag on", "flag missing, less than 0.1 % likely");
    }

    /** Office hours, 09:00 to 17:00, Monday to Friday, for 30 weeks; 1 January 1970 was a Thursday. */
    private static Table office() {
        double[] times = new double[1500];
        for (int i = 0; i < times.length; i++) {
            times[i] = (4 + i % 5 + i / 50 * 7) * DAY + (9 + i / 5 % 10 * 8 / 9.0) * HOUR;
        }
        return new TableOf().time("time", times).build();
    }

    private static Table sundayNight() {
        return new TableOf().time("time", 3 * DAY + 3 * HOUR + 12 * 60 + 59).build();
    }

    private static double[] clock(double hour) {
        return new double[] {StrictMath.sin(hour / 24 * 2 * Math.PI), StrictMath.cos(hour / 24 * 2 * Math.PI)};
    }

    private static double[] weekday(double day) {
        return clock(day / 7 * 24);
    }

    private static float[] expectTime(double hour, double day) {
        return expect(clock(hour)[0], clock(hour)[1], weekday(day)[0], weekday(day)[1]);
    }

    private static FakeModel timeModel(Preparation preparation, float[] expected, double hours, double days) {
        double[] weights = {hours, 0, days, 0};
        return new FakeModel(preparation.layout(), 0, weights, expected, expect(NAN, NAN, NAN, NAN));
    }

    @Test
    void aTimeIsHeldAgainstHoursOrDaysWhicheverCountsMore() {
        Preparation preparation = fit(office());
        // At 03:12 the sine is above that of 14:00; on Sunday it is below that of Wednesday.
        FakeModel byHour = timeModel(preparation, expectTime(14, 2), 1, 0.1);
        FakeModel byDay = timeModel(preparation, expectTime(14, 2), 0.1, -5);
        Ranges ranges = Ranges.fit(byHour, preparation.apply(office()));

        assertThat(text(preparation, byHour, ranges, sundayNight()))
                .isEqualTo("time 03:12 Sunday, expected 09:00 to 17:00");
        assertThat(text(preparation, byDay, ranges, sundayNight()))
                .isEqualTo("time 03:12 Sunday, expected Monday to Friday");
    }

    @Test
    void withoutExpectationTrainingSaysWhatTimesAreUsual() {
        Preparation preparation = fit(office());
        FakeModel byHour = timeModel(preparation, expect(NAN, NAN, NAN, NAN), 1, 0);
        FakeModel byDay = timeModel(preparation, expect(0, 0, 0, 0), 0, -5);
        Ranges none = Ranges.fit(byHour, none(4));

        assertThat(text(preparation, byHour, none, sundayNight()))
                .isEqualTo("time 03:12 Sunday, usually 09:00 to 16:10");
        assertThat(text(preparation, byDay, none, sundayNight()))
                .isEqualTo("time 03:12 Sunday, usually Monday to Friday");
    }

    @Test
    void aRangeOverTheWholeDaySaysNothing() {
        Table always =
                new TableOf().time("time", TableOf.steps(2000, 0, 12_345)).build();
        Preparation preparation = fit(always);
        FakeModel model = timeModel(preparation, expectTime(14, 2), 1, 0);

        assertThat(text(preparation, model, Ranges.fit(model, preparation.apply(always)), sundayNight()))
                .isEqualTo("time 03:12 Sunday");
    }

    @Test
    void aMissingTimeIsMissing() {
        Table training = new TableOf()
                .time("time", 0, NAN, 1.25 * DAY, 3 * DAY, 3.1 * DAY)
                .build();
        assertThat(words(
                        training,
                        expect(0, 1, 0.04),
                        none(3),
                        new TableOf().time("time", NAN).build()))
                .containsExactly("time missing, 4 % likely");
    }

    @Test
    void reasonsAreSortedAndSumToTheScore() {
        Table training = new TableOf()
                .numeric("a", 1, 2, NAN, 4)
                .category("b", "x", "y", "y", "z")
                .integer("c", 1, 2, 3, 4)
                .numeric("d", 1, 2, 3, 4)
                .build();
        Preparation preparation = Preparation.fit(training, PrepareSettings.defaults(), n -> {});
        int inputs = preparation.layout().inputs();
        double[] weights = new double[inputs];
        Arrays.setAll(weights, i -> i < 6 ? 0.1 * i - 0.37 : 1);
        FakeModel model =
                new FakeModel(preparation.layout(), -2.25, weights, new float[inputs], expect(new double[inputs]));
        Table rows = training.select(new int[600]);

        List<Explanation> explanations =
                new Explainer(preparation, model, Ranges.fit(model, preparation.apply(training))).explain(rows);
        List<Explanation> four =
                new Explainer(preparation, model, Ranges.fit(model, preparation.apply(training))).explain(training);

        assertThat(explanations).hasSize(600).containsOnly(four.get(0));
        for (Explanation explanation : four) {
            double sum = explanation.base()
                    + explanation.reasons().stream()
                            .mapToDouble(Reason::contribution)
                            .sum();
            assertThat(explanation.score()).isNotZero();
            assertThat(sum).isCloseTo(explanation.score(), within(1e-9 * Math.abs(explanation.score())));
            assertThat(explanation.reasons()).hasSize(4);
            assertThat(explanation.reasons())
                    .isSortedAccordingTo((x, y) -> Double.compare(y.contribution(), x.contribution()));
        }
        assertThat(four.get(3).reasons().stream().map(Reason::column).toList())
                .containsSubsequence("c", "d"); // equal contributions: in column order
        assertThat(four.get(3).top(1)).isEqualTo(four.get(3).reasons().subList(0, 1));
        assertThat(four.get(3).top(9)).isEqualTo(four.get(3).reasons());
        assertThat(new Explainer(preparation, model, Ranges.fit(model, none(inputs)))
                        .explain(training, 2)
                        .get(3)
                        .reasons())
                .extracting(Reason::column)
                .isEqualTo(four.get(3).top(2).stream().map(Reason::column).toList());
    }

    @Test
    void columnsOfTheTableMayStandInAnyOrder() {
        Preparation preparation = fit(new TableOf()
                .numeric("a", 1, 2)
                .category("b", "x", "y")
                .numbers(Column.of("c", Kind.INTEGER), 7, 9)
                .build());
        int inputs = preparation.layout().inputs();
        FakeModel model = model(preparation.layout(), new float[inputs]);
        Explainer explainer = new Explainer(preparation, model, Ranges.fit(model, none(inputs)));
        Table rows = new TableOf()
                .integer("c", 1_234_567)
                .text("note", 1)
                .category("b", "y")
                .numeric("a", 2)
                .build();

        assertThat(explainer.explain(rows).get(0).reasons())
                .extracting(Reason::text)
                .containsExactly("c 1,234,567, usually 7 to 9", "a 2, usually 1 to 2", "b y, usually x (50 %)");
    }

    @Test
    void partsMadeForOtherInputsAreRefused() {
        Preparation preparation = fit(new TableOf().numeric("a", 1, 2).build());
        FakeModel other = model(InputLayout.ofReals(2), new float[2]);
        FakeModel fitting = model(preparation.layout(), new float[1]);

        assertThatThrownBy(() -> new Explainer(preparation, other, Ranges.fit(other, none(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the preparation has 1 inputs, the model 2 and the ranges 2; "
                        + "they must be made for one another");
        assertThatThrownBy(() -> new Explainer(preparation, fitting, Ranges.fit(other, none(2))))
                .hasMessage("the preparation has 1 inputs, the model 1 and the ranges 2; "
                        + "they must be made for one another");
    }
}
