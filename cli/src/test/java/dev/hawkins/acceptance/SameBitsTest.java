package dev.hawkins.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.store.ModelFile;
import dev.hawkins.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same seed gives the same model file and the same scores to the last bit, whatever fits and whatever scores: threads,
 * width of vectors, scalar kernels, version of Java, chunks, order of rows, and before and after saving. On made-up payments,
 * and on NSL-KDD where it is here.
 */
class SameBitsTest {
    private static final List<String> DETECTORS = Small.DETECTORS;

    @TempDir
    static Path folder;

    /** What this machine says with its own choice of kernels: the hashes by journey, detector and number of threads asked for. */
    private static ChildJvm.Ended own;

    @BeforeAll
    static void runWithOneTwoAndFourThreads() throws Exception {
        own = run(Jdk.own(), ChildJvm.VECTOR_MODULE, "1", "2", "4");
        if (!RealData.isHere(Journey.NSL_KDD)) {
            System.out.printf("dataset:%s is not here: bits are compared on made-up rows only%n", Journey.NSL_KDD);
        }
    }

    private static String journeys() {
        return RealData.isHere(Journey.NSL_KDD) ? Journey.PAYMENTS + "," + Journey.NSL_KDD : Journey.PAYMENTS;
    }

    private static ChildJvm.Ended run(Jdk jdk, List<String> flags, String... threads) throws Exception {
        return runOn(journeys(), jdk, flags, threads);
    }

    private static ChildJvm.Ended runOn(String journeys, Jdk jdk, List<String> flags, String... threads)
            throws Exception {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        List<String> arguments = new ArrayList<>(List.of(folder.resolve("work").toString(), journeys));
        arguments.addAll(List.of(threads));
        ChildJvm.Ended ended = ChildJvm.run(jdk.home(), all, SameBitsProgram.class, arguments, folder);
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        System.out.printf(
                "%s %s: %s, %d models%n",
                jdk,
                String.join(" ", flags),
                ended.output().get(0),
                ended.output().size() - 1);
        return ended;
    }

    /** The hashes of one run: those of the first number of threads that it was asked for. */
    private static Map<String, String> hashes(ChildJvm.Ended run) {
        Map<String, String> hashes = new LinkedHashMap<>();
        lines(run).forEach(line -> hashes.putIfAbsent(who(line), what(line)));
        return hashes;
    }

    private static List<String> lines(ChildJvm.Ended run) {
        return run.output().subList(1, run.output().size());
    }

    private static String who(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String what(String line) {
        return line.substring(line.indexOf("model="));
    }

    private static long figure(String line, String name) {
        return Long.parseLong(line.replaceAll(".* " + name + "=(\\d+).*", "$1"));
    }

    @Test
    void oneTwoAndFourThreadsAgree() {
        assertThat(lines(own)).hasSize(3 * hashes(own).size());
        for (String line : lines(own)) {
            assertThat(what(line)).as(line).isEqualTo(hashes(own).get(who(line)));
        }
    }

    /** Otherwise the test above would compare one thread with one thread. */
    @Test
    void theNetworksReallyTrainedOnSeveralThreads() {
        for (String detector : List.of("vae", "ae", "dae")) {
            assertThat(lines(own).stream()
                            .filter(line -> who(line).equals(Journey.PAYMENTS + "/" + detector))
                            .map(line -> figure(line, "threads")))
                    .as(detector)
                    .containsExactly(1L, 2L, 4L);
        }
    }

    /** Otherwise equal hashes would prove nothing. */
    @Test
    void theScoresDiffer() {
        assertThat(hashes(own).values()).doesNotHaveDuplicates();
        for (String line : lines(own)) {
            assertThat(figure(line, "distinct")).as(line).isGreaterThan(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    void anyWidthOfVectorsAgrees(int lanes) throws Exception {
        int widest = KernelChoice.lanes();
        if (lanes == widest) {
            assertThat(own.output().get(0)).startsWith("lanes=" + lanes + " ");
            return; // every other run is held against this one
        }
        assumeTrue(lanes <= widest, "vectors of this machine have %d lanes: %d not tried".formatted(widest, lanes));
        ChildJvm.Ended run = run(Jdk.own(), with("-Dhawkins.lanes=" + lanes), "2");
        assertThat(run.output().get(0)).startsWith("lanes=" + lanes + " ");
        assertThat(hashes(run)).isEqualTo(hashes(own));
    }

    @Test
    void scalarKernelsAgree() throws Exception {
        ChildJvm.Ended run = run(Jdk.own(), with("-Dhawkins.lanes=1"), "2");
        assertThat(run.output().get(0)).startsWith("lanes=1 ");
        assertThat(hashes(run)).isEqualTo(hashes(own));
    }

    @Test
    void withoutTheVectorModuleTheBitsAreTheSame() throws Exception {
        ChildJvm.Ended run = runOn(Journey.PAYMENTS, Jdk.own(), List.of(), "1");
        assertThat(run.output().get(0)).startsWith("lanes=1 ");
        assertThat(hashes(run)).hasSize(DETECTORS.size());
        assertThat(hashes(own)).containsAllEntriesOf(hashes(run));
    }

    @Test
    void otherVersionsOfJavaAgree() throws Exception {
        List<Jdk> others = Jdk.others();
        assumeTrue(!others.isEmpty(), "no other JDK beside " + Jdk.own().home() + ": versions of Java not compared");
        for (Jdk jdk : others) {
            ChildJvm.Ended run = run(jdk, ChildJvm.VECTOR_MODULE, "2");
            assertThat(run.output().get(0)).endsWith("java=" + jdk.feature());
            assertThat(hashes(run)).as(jdk.toString()).isEqualTo(hashes(own));
        }
    }

    private static List<String> with(String flag) {
        List<String> flags = new ArrayList<>(ChildJvm.VECTOR_MODULE);
        flags.add(flag);
        return flags;
    }

    @ParameterizedTest
    @FieldSource("DETECTORS")
    void anotherSeedIsAnotherModel(String detector) throws IOException {
        Journey journey = Journey.of(Journey.PAYMENTS, folder);
        double[] one = journey.stream(journey.fit(Small.fitting(detector)), 1, 500);
        double[] two = journey.stream(journey.fit(Small.fitting(detector).seed(2)), 1, 500);
        assertThat(two).isNotEqualTo(one);
    }

    @ParameterizedTest
    @FieldSource("DETECTORS")
    void rowsScoreTheSameInAnyCompany(String detector) throws IOException {
        Journey journey = Journey.of(Journey.PAYMENTS, folder);
        TrainedModel model = journey.fit(Small.fitting(detector));
        Table rows = journey.news(model);
        double[] scores = model.score(rows).score();
        assertThat(oneByOne(model, rows)).as("one row at a time").containsExactly(scores);
        assertThat(backwards(model, rows)).as("rows in reverse order").containsExactly(scores);
        for (int chunk : new int[] {1, 7, 33, 500}) {
            assertThat(journey.stream(model, 2, chunk))
                    .as("chunks of %d rows", chunk)
                    .containsExactly(scores);
        }
        Path file = folder.resolve(detector + ".hawkins");
        ModelFile.write(model, file);
        TrainedModel loaded = ModelFile.read(file);
        assertThat(loaded.score(rows).score()).as("saved and loaded").containsExactly(scores);
        assertThat(ModelFile.bytes(loaded)).as("saved, loaded and saved").isEqualTo(ModelFile.bytes(model));
    }

    private static double[] oneByOne(TrainedModel model, Table rows) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(r -> model.score(rows.slice(r, r + 1)).score()[0])
                .toArray();
    }

    private static double[] backwards(TrainedModel model, Table rows) {
        int last = rows.rows() - 1;
        int[] order = IntStream.rangeClosed(0, last).map(i -> last - i).toArray();
        double[] scores = model.score(rows.select(order)).score();
        return Arrays.stream(order).mapToDouble(r -> scores[r]).toArray();
    }

    @ParameterizedTest
    @FieldSource("DETECTORS")
    void eightThreadsShareOneModel(String detector) throws Exception {
        Journey journey = Journey.of(Journey.PAYMENTS, folder);
        TrainedModel model = journey.fit(Small.fitting(detector));
        Table rows = journey.news(model);
        double[] scores = model.score(rows).score();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<double[]>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                all.add(pool.submit(() -> model.score(rows).score()));
            }
            for (Future<double[]> one : all) {
                assertThat(one.get()).containsExactly(scores);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
