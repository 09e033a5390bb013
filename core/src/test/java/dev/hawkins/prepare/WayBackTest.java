package dev.hawkins.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.table.Table;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prepared values lead back to the original ones. */
class WayBackTest {
    private static final double DAY = 86_400;

    private static Preparation fit(Table table, Scaling scaling) {
        return Preparation.fit(table, PrepareSettings.defaults().withScaling(scaling), n -> {});
    }

    @ParameterizedTest
    @EnumSource
    void scaledNumbersLeadBack(Scaling scaling) {
        RandomStream random = RandomStream.of(7, "way back");
        double[] numbers = new double[2000];
        for (int i = 0; i < numbers.length; i++) {
            double size = StrictMath.exp(2 * random.nextGaussian());
            numbers[i] = i % 3 == 0 ? -size : size;
        }
        Preparation preparation = fit(new TableOf().numeric("x", numbers).build(), scaling);
        Block block = preparation.layout().blocks().get(0);
        double sd = preparation.facts("x").sd();

        for (double x : numbers) {
            double prepared = preparation.toPrepared(block, x);
            assertThat(preparation.toOriginal(block, prepared)).isCloseTo(x, within(1e-9 * (Math.abs(x) + sd)));
            assertThat(preparation.toOriginal(block, (float) prepared)).isCloseTo(x, within(1e-6 * (Math.abs(x) + sd)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPreparedValueLeadsBackToAFiniteNumber(Scaling scaling) {
        Preparation preparation =
                fit(new TableOf().numeric("x", -1e308, 0, 1, 1e308).build(), scaling);
        Block block = preparation.layout().blocks().get(0);
        for (double prepared : new double[] {-1e9, -1, 0, 1, 1e9}) {
            assertThat(preparation.toOriginal(block, prepared)).isFinite();
        }
    }

    @Test
    void sineAndCosineLeadBackToHourAndDay() {
        Preparation preparation =
                fit(new TableOf().time("t", TableOf.steps(1000, 0, 12_345)).build(), Scaling.AUTO);
        Block hour = preparation.layout().blocks().get(0);
        Block day = preparation.layout().blocks().get(1);
        LocalDateTime moment = LocalDateTime.of(1969, 7, 20, 20, 17, 40);
        assertThat(moment.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        Matrix matrix = preparation.apply(
                new TableOf().time("t", moment.toEpochSecond(ZoneOffset.UTC)).build());

        assertThat(preparation.cycle(hour).cycle()).isEqualTo(Cycle.HOUR_OF_DAY);
        assertThat(preparation.cycle(day).cycle()).isEqualTo(Cycle.DAY_OF_WEEK);
        assertThat(preparation.toOriginal(hour, matrix.get(0, 0), matrix.get(0, 1)))
                .isCloseTo(20 + 17 / 60.0 + 40 / 3600.0, within(1e-5));
        assertThat(preparation.toOriginal(day, matrix.get(0, 2), matrix.get(0, 3)))
                .isCloseTo(6, within(1e-5));
        assertThat(preparation.toOriginal(day, 0, 0)).isNaN();
        assertThat(preparation.toOriginal(day, -1e-30, 1)).isZero();
    }

    @Test
    void cyclesThatTrainingHardlyCoversAreNotUsed() {
        List<String> notices = new java.util.ArrayList<>();
        Table week = new TableOf().time("t", TableOf.steps(60, 0, DAY / 10)).build();
        Table midnights = new TableOf().time("t", TableOf.steps(60, 0, DAY)).build();

        Preparation hours = Preparation.fit(week, PrepareSettings.defaults(), notices::add);
        Preparation days = Preparation.fit(midnights, PrepareSettings.defaults(), notices::add);

        assertThat(hours.cycle(hours.layout().blocks().get(0)).cycle()).isEqualTo(Cycle.HOUR_OF_DAY);
        assertThat(days.cycle(days.layout().blocks().get(0)).cycle()).isEqualTo(Cycle.DAY_OF_WEEK);
        assertThat(hours.layout().inputs()).isEqualTo(2);
        assertThat(days.layout().inputs()).isEqualTo(2);
        assertThat(notices)
                .containsExactly(
                        "column 't' covers less than two weeks, too little to know the days of the week by; only the hour"
                                + " of the day is used",
                        "column 't' is always at the same hour, so only the day of the week is used");
    }

    @Test
    void theUsualStretchIsTheShortestOneThatHoldsNineTenths() {
        double[] times = new double[1000];
        for (int i = 0; i < times.length; i++) {
            double hour = i % 20 == 0 ? 12 : (22 + i % 19 * 0.25) % 24; // 22:00 to 02:30, and a few at noon
            times[i] = (4 + i % 5 + i / 5 * 7) * DAY + hour * 3600; // Monday to Friday
        }
        Preparation preparation = fit(new TableOf().time("t", times).build(), Scaling.AUTO);
        CycleSpan hours = preparation.cycle(preparation.layout().blocks().get(0));
        CycleSpan days = preparation.cycle(preparation.layout().blocks().get(1));

        assertThat(hours.from()).isEqualTo(22);
        assertThat(hours.length()).isBetween(4.25, 4.7);
        assertThat(hours.isWhole()).isFalse();
        assertThat(days.from()).isZero();
        assertThat(days.length()).isEqualTo(5);
    }

    @Test
    void theWrongKindOfBlockIsAnError() {
        Preparation preparation =
                fit(new TableOf().numeric("x", 1, 2).category("c", "a", "b").build(), Scaling.AUTO);
        Block number = preparation.layout().blocks().get(0);
        Block category = preparation.layout().blocks().get(1);
        assertThatThrownBy(() -> preparation.toOriginal(category, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'c' is not a number column of this preparation");
        assertThatThrownBy(() -> preparation.facts("y"))
                .hasMessage("column 'y' is not a number column of this preparation");
        assertThatThrownBy(() -> preparation.categories(number)).hasMessageEndingWith(" has no categories");
        assertThatThrownBy(() -> preparation.cycle(number)).hasMessageEndingWith(" is not a cyclic block");
        assertThatThrownBy(() -> preparation.shares(number)).hasMessageEndingWith(" has no shares");
    }
}
