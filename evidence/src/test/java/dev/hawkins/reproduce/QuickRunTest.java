package dev.hawkins.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.MissingDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickRunTest {
    /** One cell with two figures, of which the second lies where it should not. */
    private static class Source implements Reproduction {
        private final List<QuickCheck> quick;

        Source(List<QuickCheck> quick) {
            this.quick = quick;
        }

        @Override
        public List<QuickCheck> quick() {
            return quick;
        }

        @Override
        public List<CellKey> cells(int seeds) {
            return List.of();
        }

        @Override
        public Map<String, Double> measure(CellKey cell) {
            return Map.of("roc-auc", .9, "f1", .4);
        }

        @Override
        public double published(CellKey cell, String figure) {
            return Double.NaN;
        }
    }

    private static final CellKey CELL = CellKey.of("1", "easy", "pca", Map.of("components", "2"), 1);
    private static final QuickCheck HOLDS = new QuickCheck(CELL, "roc-auc", Bar.atLeast(.8));
    private static final QuickCheck FAILS = new QuickCheck(CELL, "f1", new Bar(.5, .7));

    @Test
    void figuresAreHeldAgainstTheirLimitsAndACellIsMeasuredOnce() {
        QuickRun run = new QuickRun(Map.of("paper-2000", new Source(List.of(HOLDS, FAILS))));
        List<String> progress = new ArrayList<>();
        run.measure(progress::add);
        assertThat(run.holds()).isFalse();
        assertThat(progress).singleElement().asString().startsWith("1/1 table 1, easy, pca components=2, seed 1: ");
        assertThat(run.table())
                .isEqualTo(
                        """
                        source\ttable\trow\tdetector\tsettings\tfigure\tours\tlimits\tverdict
                        paper-2000\t1\teasy\tpca\tcomponents=2\troc-auc\t0.9000\t>=0.800\tholds
                        paper-2000\t1\teasy\tpca\tcomponents=2\tf1\t0.4000\t0.500-0.700\tfails
                        """);
    }

    @Test
    void aFigureThatIsMissingFails() {
        QuickRun run = new QuickRun(Map.of("a", new Source(List.of(new QuickCheck(CELL, "recall", Bar.atLeast(0))))));
        run.measure(line -> {});
        assertThat(run.holds()).isFalse();
    }

    @Test
    void anUnknownSourceIsRefused() {
        assertThatThrownBy(() -> QuickRun.of(List.of("anomagram", "paper-2000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no source 'paper-2000'; there are an-cho-2015, ");
    }

    static List<String> sources() {
        return Reproduce.sources();
    }

    /** Limits that are open, or as wide as the figure, hold nothing. */
    @ParameterizedTest
    @MethodSource("sources")
    void everySourceDeclaresLimitsThatCanFail(String source) {
        assertThat(Reproduce.source(source).quick()).isNotEmpty().allSatisfy(check -> {
            assertThat(check.cell().configured()).isNotNull();
            assertThat(check.bar().holds(0) && check.bar().holds(1))
                    .as(check.toString())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everySourceHoldsWhatItDeclares(String source) {
        assumeTrue(System.getenv("HAWKINS_DATA") != null, "HAWKINS_DATA names no folder of data: test skipped");
        QuickRun run = QuickRun.of(List.of(source));
        try {
            run.measure(line -> {});
        } catch (MissingDataException e) {
            abort(e.getMessage() + ": test skipped");
        }
        assertThat(run.holds()).as(run.table()).isTrue();
    }

    @Test
    void aSourceWithoutItsDataIsLeftOutUnlessItIsTheOnlyOne() {
        Reproduction homeless = new Source(List.of(HOLDS)) {
            @Override
            public Map<String, Double> measure(CellKey cell) {
                throw new MissingDataException("dataset:moon is not on this machine");
            }
        };
        Map<String, Reproduction> both = new LinkedHashMap<>();
        both.put("a", homeless);
        both.put("b", new Source(List.of(HOLDS)));
        List<String> progress = new ArrayList<>();
        QuickRun run = new QuickRun(both);
        run.measure(progress::add);
        assertThat(run.holds()).isTrue();
        assertThat(run.table()).contains("\nb\t1").doesNotContain("\na\t1");
        assertThat(progress).hasSize(2).first().isEqualTo("a is left out: dataset:moon is not on this machine");

        QuickRun alone = new QuickRun(Map.of("a", homeless));
        assertThatThrownBy(() -> alone.measure(line -> {}))
                .isInstanceOf(MissingDataException.class)
                .hasMessage("dataset:moon is not on this machine");
    }
}
