package dev.hawkins.reproduce;

import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Split;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The data of An and Cho 2015. Their table 1 has ten times the rows of the 10-percent file of KDD Cup 99 where the full file
 * does not, so that file it is.
 */
final class AnChoData {
    private static final Map<String, Set<String>> ATTACKS = Map.of(
            "DoS", Set.of("back", "land", "neptune", "pod", "smurf", "teardrop"),
            "Probe", Set.of("ipsweep", "nmap", "portsweep", "satan"),
            "R2L", Set.of("ftp_write", "guess_passwd", "imap", "multihop", "phf", "spy", "warezclient", "warezmaster"),
            "U2R", Set.of("buffer_overflow", "loadmodule", "perl", "rootkit"));

    private static final double TRAINING_SHARE = 0.8;
    private static final float WHITE = 255;

    private Images images;
    private Connections connections;

    /** Pixels in [0, 1] and the digit of each image. */
    private record Images(Matrix pixels, String[] digits) {}

    /** Rows without the label, and the label of each. */
    private record Connections(Table rows, String[] labels) {}

    /** The 60,000 training images of MNIST; one digit is the anomaly, the nine others are normal. */
    AnChoProblem mnist(String digit, long seed) {
        if (images == null) {
            images = readImages();
        }
        Matrix pixels = images.pixels;
        int[] normal = where(images.digits, label -> !label.equals(digit));
        Split split = split(normal, seed);
        return new AnChoProblem(
                Training.of(pixels.select(pick(normal, split.first())), unit(pixels)),
                pixels.select(pick(normal, split.second())),
                pixels.select(where(images.digits, digit::equals)));
    }

    /**
     * KDD Cup 99, names one-hot, numbers as z-scores of the training rows; one category of attacks is the anomaly.
     *
     * @param others whether the other categories count as normal
     */
    AnChoProblem kdd(String category, boolean others, long seed) {
        if (connections == null) {
            connections = readConnections();
        }
        Set<String> attacks = ATTACKS.get(category);
        Table rows = connections.rows;
        int[] normal = where(connections.labels, label -> others ? !attacks.contains(label) : label.equals("normal"));
        Split split = split(normal, seed);
        Table train = rows.select(pick(normal, split.first()));
        Preparation preparation =
                Preparation.fit(train, PrepareSettings.defaults().withScaling(Scaling.Z_SCORE), notice -> {});
        return new AnChoProblem(
                Training.of(preparation.apply(train), preparation.layout()),
                preparation.apply(rows.select(pick(normal, split.second()))),
                preparation.apply(rows.select(where(connections.labels, attacks::contains))));
    }

    private static Split split(int[] normal, long seed) {
        return Split.share(normal.length, TRAINING_SHARE, RandomStream.of(seed, "split"));
    }

    private static int[] where(String[] labels, Predicate<String> wanted) {
        return IntStream.range(0, labels.length)
                .filter(r -> wanted.test(labels[r]))
                .toArray();
    }

    private static int[] pick(int[] rows, int[] chosen) {
        return Arrays.stream(chosen).map(i -> rows[i]).toArray();
    }

    private static InputLayout unit(Matrix pixels) {
        return new InputLayout(IntStream.range(0, pixels.columns())
                .mapToObj(j -> new InputLayout.Block("pixel-" + (j + 1), InputLayout.BlockKind.UNIT, j, 1))
                .toList());
    }

    private static Images readImages() {
        Table table = DataTables.read("mnist-train");
        int label = table.schema().size() - 1;
        List<float[]> columns = new ArrayList<>();
        for (int c = 0; c < label; c++) {
            float[] pixels = AbcData.numbers(table, c);
            for (int r = 0; r < pixels.length; r++) {
                pixels[r] /= WHITE;
            }
            columns.add(pixels);
        }
        return new Images(AbcData.rows(columns, table.rows()), DataTables.texts(table, "label"));
    }

    private static Connections readConnections() {
        Table table = DataTables.read("kdd99-10percent");
        return new Connections(table.without(List.of("label")), DataTables.texts(table, "label"));
    }
}
