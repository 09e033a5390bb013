package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.hawkins.detect.DetectorContractTest.Case;
import dev.hawkins.engine.Matrix;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector of the catalogue does where it is pushed: nasty tables, wrong use, interruption, memory. */
class DetectorLimitsTest {
    private static final String CASES = "dev.hawkins.detect.DetectorContractTest#cases";
    private static final FitContext CONTEXT = DetectorContractTest.CONTEXT;
    private static final Matrix ORDINARY = DetectorContractTest.ORDINARY;

    @ParameterizedTest
    @MethodSource(CASES)
    void scoresAreFiniteAndExplainedOnNastyTables(Case c) {
        Case brief = c.briefly();
        Samples.nasty().forEach((what, table) -> {
            Model model = brief.fit(table);
            assertThat(model.score(table))
                    .as(what)
                    .matches(s -> Arrays.stream(s).allMatch(Double::isFinite), "finite");
            Explained.check(model, Tables.with(table, 0, 0, 1e9f));
            Explained.check(model, Tables.with(table, 1, table.columns() - 1, -1e6f));
        });
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void everyRangeIsChecked(Case c) {
        CatalogueEntry entry = Catalogue.get(c.name());
        for (SettingDescription setting : Settings.describe(entry.defaults().getClass())) {
            for (double outside : new double[] {setting.min() - 1, setting.max() + 1}) {
                if (Double.isFinite(outside)) {
                    String text = setting.type() == double.class ? "" + outside : "" + (long) outside;
                    assertThatThrownBy(() -> entry.configure(Map.of(setting.key(), text)))
                            .isInstanceOf(DetectorException.class)
                            .hasMessage("%s must be %s but was %s".formatted(setting.key(), setting.range(), text));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void tooFewRowsAreRefused(Case c) {
        for (int rows = 0; rows < c.leastRows(); rows++) {
            Matrix few = ORDINARY.select(new int[rows]);
            assertThatThrownBy(() -> c.fit(few, c.layout()))
                    .isInstanceOf(DetectorException.class)
                    .hasMessage("%s needs at least %d training rows but got %d", c.name(), c.leastRows(), rows);
        }
        double[] scores =
                c.fit(ORDINARY.select(new int[c.leastRows()]), c.layout()).score(ORDINARY);
        assertThat(Arrays.stream(scores).allMatch(Double::isFinite)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void withoutKnownAnomaliesThoseThatNeedThemRefuse(Case c) {
        Training unlabelled = Training.of(ORDINARY, c.layout());
        if (c.detector().capabilities().contains(Capability.NEEDS_LABELS)) {
            assertThatThrownBy(() -> c.detector().fit(unlabelled, CONTEXT))
                    .isInstanceOf(DetectorException.class)
                    .hasMessageEndingWith(
                            " learns from known anomalies but got none; label some rows, or choose a method"
                                    + " that needs no labels");
        } else if (c.detector().capabilities().contains(Capability.USES_LABELS)) {
            assertThat(c.detector().fit(unlabelled, CONTEXT).score(ORDINARY)).hasSize(200);
        }
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void aCancelledFitEnds(Case c) {
        AtomicLong asked = new AtomicLong();
        Training training = c.ordinary();
        List<String> told = new ArrayList<>();
        FitContext.Progress progress = (done, total, note) -> {
            assertThat(done).isBetween(0L, total);
            told.add(note);
        };
        c.detector().fit(training, new FitContext(7, 1, progress, () -> asked.incrementAndGet() < 0));
        long all = asked.get();
        assertThat(all).as("times the fit asks whether it was cancelled").isPositive();
        if (c.informed()) {
            assertThat(told).as("progress").isNotEmpty().doesNotContain("");
        }
        for (long last : new long[] {1, (all + 1) / 2}) {
            asked.set(0);
            FitContext cancelled =
                    new FitContext(7, 1, (done, total, note) -> {}, () -> asked.incrementAndGet() >= last);
            assertThatThrownBy(() -> c.detector().fit(training, cancelled))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the fit was cancelled");
            assertThat(asked.get()).as("no more is asked, let alone done").isEqualTo(last);
        }
    }

    /**
     * As {@link Model#scorer} promises, its buffers are all that it needs, but for a few numbers until all is compiled. Of
     * networks, which take long to be compiled, the tests of the engine hold it.
     */
    @ParameterizedTest
    @MethodSource(CASES)
    void scoringAllocatesNothing(Case c) {
        if (c.quick().containsKey("epochs")) {
            return;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Scorer scorer = c.fitOrdinary().scorer(ORDINARY.rows());
        double[] scores = new double[ORDINARY.rows()];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            scorer.score(ORDINARY.values(), 0, ORDINARY.rows(), scores, 0);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least / ORDINARY.rows()).as("bytes per row").isLessThan(100);
    }

    /** What keeps training rows keeps no more of them than its setting allows. */
    @ParameterizedTest
    @MethodSource(CASES)
    void aModelIsNoLargerThanItsMostRowsAllow(Case c) {
        Map<String, String> bound = new LinkedHashMap<>(c.quick());
        bound.put("max-rows", "40");
        if (Settings.texts(c.detector()).containsKey("max-rows")) {
            Model model = Catalogue.get(c.name()).configure(bound).fit(c.ordinary(), CONTEXT);
            assertThat(size(model)).isLessThanOrEqualTo(3 * size(c.fit(ORDINARY.select(first(40)), c.layout())));
        }
    }

    private static int[] first(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, r -> r);
        return rows;
    }

    private static long size(Model model) {
        return model.state().tensors().keySet().stream()
                .mapToLong(
                        name -> Arrays.stream(model.state().tensors().get(name).shape())
                                .asLongStream()
                                .reduce(1, (a, b) -> a * b))
                .sum();
    }
}
