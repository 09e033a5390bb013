package dev.hawkins.acceptance;

import dev.hawkins.engine.kernels.KernelChoice;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.store.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Fits every detector, saves, loads and scores, and prints hashes of what came out: the model file and the scores. Run by
 * {@link SameBitsTest} in ever different Java machines.
 *
 * <p>Arguments: a folder to write to, the names of journeys with commas between, and the numbers of threads.
 */
final class SameBitsProgram {
    /** Few, so that every scoring thread gets some. */
    private static final int CHUNK_ROWS = 48;

    private SameBitsProgram() {}

    /** The first line of the output: what the process computes with. */
    static String machine() {
        return "lanes=%d java=%d"
                .formatted(KernelChoice.lanes(), Runtime.version().feature());
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        System.out.println(machine());
        for (String threads : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            for (String journey : arguments[1].split(",")) {
                for (String detector : Small.DETECTORS) {
                    System.out.println(run(folder, journey, detector, Integer.parseInt(threads)));
                }
            }
        }
    }

    /** One line: who, which threads worked, then the hashes, which must never change. */
    private static String run(Path folder, String name, String detector, int threads) throws IOException {
        Journey journey = Journey.of(name, folder);
        int[] most = {1};
        TrainedModel fitted = journey.fit(Small.fitting(detector)
                .threads(threads)
                .progress((done, total, note) -> most[0] = Math.max(most[0], 1 + engineThreads())));
        Path file = folder.resolve("model.hawkins");
        ModelFile.write(fitted, file);
        double[] scores = journey.stream(ModelFile.read(file), threads, CHUNK_ROWS);
        return "%s/%s threads=%d model=%s scores=%s distinct=%d lowest=%s highest=%s"
                .formatted(
                        name,
                        detector,
                        most[0],
                        Bits.sha256(Files.readAllBytes(file)),
                        Bits.sha256(scores),
                        Arrays.stream(scores).distinct().count(),
                        Arrays.stream(scores).min().orElseThrow(),
                        Arrays.stream(scores).max().orElseThrow());
    }

    private static int engineThreads() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        return (int) Stream.of(threads)
                .limit(count)
                .filter(thread -> thread.getName().startsWith("hawkins-engine-"))
                .count();
    }
}
