package dev.hawkins.detect.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.RankSum;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoTest {
    private static final FitContext CONTEXT = FitContext.of(3).withThreads(1);
    private static final InputLayout PLANE = InputLayout.ofReals(2);

    @Test
    void theVolumeIsTheChanceThatARowFromEverywherePassesForNormal() {
        assertThat(Box.volume(new double[] {1, 2, 3, 4}, new double[] {5, 6})).isZero();
        assertThat(Box.volume(new double[] {1, 2, 3, 4}, new double[] {0})).isEqualTo(1);
        assertThat(Box.volume(new double[] {1, 2, 3, 4}, new double[] {2.5, 3, 9}))
                .isCloseTo((0.5 + 0.375) / 3, within(1e-12));
    }

    @Test
    void theBoxReachesATenthBeyondNumbersAndKeepsCategories() {
        Matrix rows = Tables.mixed(200, 2);
        Matrix box = Box.draw(2_000, rows, Tables.MIXED, RandomStream.of(1, "box"));
        for (InputLayout.Block block : Tables.MIXED.blocks()) {
            double[] values = Spread.column(rows, block.from());
            double[] drawn = Spread.column(box, block.from());
            Arrays.sort(values);
            Arrays.sort(drawn);
            boolean number = block.kind() == InputLayout.BlockKind.REAL || block.kind() == InputLayout.BlockKind.UNIT;
            double beyond = number ? 0.1 * (values[199] - values[0]) : 0;
            assertThat(drawn[0]).isBetween(values[0] - beyond - 1e-5, values[0] + 0.1);
            assertThat(drawn[1_999]).isBetween(values[199] - 0.1, values[199] + beyond + 1e-5);
        }
    }

    @Test
    void fewRowsAreHeldBackInTurnAndManyOnce() {
        Matrix rows = new Matrix(103, 1, floats(103));
        List<Trial> trials = Trial.of(rows, InputLayout.ofReals(1), RandomStream.of(1, "split"));
        assertThat(trials.stream()
                        .flatMapToInt(t -> IntStream.range(0, t.held().rows())
                                .map(i -> (int) t.held().values()[i]))
                        .sorted())
                .containsExactly(IntStream.range(0, 103).boxed().toArray(Integer[]::new));
        assertThat(trials)
                .allSatisfy(t ->
                        assertThat(t.held().rows() + t.training().rows().rows()).isEqualTo(103));
        Matrix many = new Matrix(20_000, 1, floats(20_000));
        assertThat(Trial.of(many, InputLayout.ofReals(1), RandomStream.of(1, "split")))
                .singleElement()
                .satisfies(t -> assertThat(t.held().rows()).isEqualTo(1_000));
    }

    private static float[] floats(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    /** The middle of a ring is ordinary in either column, so it is the neighbours that must count. */
    @Test
    void whoKnowsTheShapeCountsMost() {
        Model model = Catalogue.get("auto").defaults().fit(Training.of(ring(600, 1), PLANE), CONTEXT);
        Map<String, Double> figures = model.report().figures();
        assertThat(figures.get("nearest/volume"))
                .isLessThan(figures.get("histograms/volume") / 2)
                .isPositive();
        Matrix middle = Matrix.of(new float[][] {{0, 0}});
        double[] ordinary = model.score(ring(200, 2));
        Arrays.sort(ordinary);
        assertThat(model.score(middle)[0]).isGreaterThan(ordinary[199]);
    }

    /** Of a clump of anomalies among the training rows each has near neighbours. */
    @Test
    void aClumpAmongTheTrainingRowsIsFoundIfTheyAreMixed() {
        Matrix rows = clouds(1_900, 100);
        double[] mixed = Catalogue.get("auto")
                .configure(Map.of("rows", "mixed"))
                .fit(Training.of(rows, PLANE), CONTEXT)
                .score(rows);
        double[] clump = Arrays.copyOfRange(mixed, 1_900, 2_000);
        assertThat(RankSum.rocAuc(Arrays.copyOf(mixed, 1_900), clump)).isGreaterThan(0.97);
    }

    @Test
    void noMoreRowsAreKeptThanAskedFor() {
        Detector detector = Catalogue.get("auto").configure(Map.of("max-rows", "50"));
        Model model = detector.fit(Training.of(ring(400, 1), PLANE), CONTEXT);
        assertThat(model.state().floats("nearest/rows")).hasSize(100);
    }

    private static Matrix ring(int rows, long seed) {
        RandomStream random = RandomStream.of(seed, "ring");
        Matrix ring = Matrix.zeros(rows, 2);
        for (int r = 0; r < rows; r++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 3 + 0.1 * random.nextGaussian();
            ring.values()[2 * r] = (float) (radius * StrictMath.cos(angle));
            ring.values()[2 * r + 1] = (float) (radius * StrictMath.sin(angle));
        }
        return ring;
    }

    /** Ordinary rows about the origin, then a clump away from it. */
    private static Matrix clouds(int ordinary, int clump) {
        RandomStream random = RandomStream.of(4, "clouds");
        Matrix rows = Matrix.zeros(ordinary + clump, 2);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = (float) (i < 2 * ordinary ? random.nextGaussian() : 4 + 0.05 * random.nextGaussian());
        }
        return rows;
    }
}
