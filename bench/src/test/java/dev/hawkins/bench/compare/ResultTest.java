package dev.hawkins.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Workload.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Workload TRAIN = new Workload(Kind.TRAIN, new Autoencoder("AE", List.of(4, 2, 4)), 10, 1, 3);

    /** Times in nanoseconds; the clock runs ten times as long as the thread. */
    private static Outcome outcome(Workload workload, String name, double difference, double... nanoseconds) {
        List<Clock> times = Arrays.stream(nanoseconds)
                .mapToObj(t -> new Clock(10 * t, t, t))
                .toList();
        return new Outcome(workload, name, times, 1, difference, "");
    }

    @Test
    void comparesWithTheFastestPeerThatDidTheSameWork() {
        Result result = new Result(
                TRAIN,
                List.of(
                        outcome(TRAIN, Hawkins.NAME, 0, 10, 20, 10),
                        outcome(TRAIN, "slow", 1e-6, 90, 90, 90),
                        outcome(TRAIN, "fast", 1e-6, 40, 40, 20),
                        outcome(TRAIN, "wrong", 1e-3, 1, 1, 1)));
        assertThat(result.reference().orElseThrow().name()).isEqualTo("fast");
        assertThat(result.ratio().orElseThrow()).isEqualTo(new Spread(2, 2, 3));
        assertThat(result.missed()).isTrue();
    }

    @Test
    void comparesAProductWithThePeakOnly() {
        Workload product = new Workload(Kind.PRODUCT, null, 256, 1, 0.75);
        Result result = new Result(
                product,
                List.of(
                        outcome(product, Hawkins.NAME, 0, 10),
                        outcome(product, "peer", 1e-6, 5),
                        outcome(product, FmaPeak.NAME, 0, 8)));
        assertThat(result.reference().orElseThrow().name()).isEqualTo(FmaPeak.NAME);
        assertThat(result.ratio().orElseThrow().median()).isEqualTo(0.8);
        assertThat(result.missed()).isFalse();
    }

    @Test
    void hasNoRatioAlone() {
        Result result = new Result(TRAIN, List.of(outcome(TRAIN, Hawkins.NAME, 0, 10)));
        assertThat(result.ratio()).isEmpty();
        assertThat(result.missed()).isFalse();
    }

    @Test
    void timesOneThreadByItsCpuTimeAndTwoByTheClock() {
        Workload both = new Workload(Kind.TRAIN, TRAIN.net(), 10, 2, 3);
        assertThat(outcome(TRAIN, "", 0, 100).rate().median()).isEqualTo(10 / 100e-9);
        assertThat(outcome(both, "", 0, 100).rate().median()).isEqualTo(10 / 1000e-9);
    }

    @Test
    void findsQuartiles() {
        assertThat(Spread.of(new double[] {5, 1, 3, 2, 4})).isEqualTo(new Spread(2, 3, 4));
        assertThat(Spread.of(new double[] {1, 2})).isEqualTo(new Spread(1.25, 1.5, 1.75));
    }

    @Test
    void quotesText() {
        String json = JsonReport.of(Map.of("a\"b", "c\\\n"), List.of(), Map.of("peer", new Spread(1, 2, 3)));
        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "environment": {
                            "a\\"b": "c\\\\\\u000a"
                          },
                          "cold_start_milliseconds": {"peer": [1.00000000, 2.00000000, 3.00000000]},
                          "results": [

                          ]
                        }
                        """);
    }

    @Test
    void shortensNumbers() {
        assertThat(TextTable.number(1_234_567)).isEqualTo("1.23 M");
        assertThat(TextTable.number(12_345)).isEqualTo("12.3 k");
        assertThat(TextTable.number(999)).isEqualTo("999");
        assertThat(TextTable.number(0.8)).isEqualTo("0.80");
    }
}
