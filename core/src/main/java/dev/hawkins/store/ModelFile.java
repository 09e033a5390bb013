package dev.hawkins.store;

import dev.hawkins.calibrate.Calibration;
import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.explain.Ranges;
import dev.hawkins.pipeline.GoldenRows;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model file, {@code .hawkins}: a zip (see {@link Archive}) of {@code manifest.json} (format version, detector and its
 * settings, preparation, threshold rule, provenance, training curve), {@code weights.safetensors}, {@code calibration.json}
 * and {@code golden.json}. The same fit gives the same bytes on every machine and JDK.
 *
 * <p>Reading executes nothing that the file says, takes memory bounded by the file's own size, and trusts nothing: every
 * byte is covered by a checksum, every value is checked by the part it belongs to, and the model must give the golden rows
 * their scores again to the last bit.
 */
public final class ModelFile {
    /** The version that this library writes, and the newest it reads. */
    public static final int FORMAT = 1;

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.safetensors";
    static final String CALIBRATION = "calibration.json";
    static final String GOLDEN = "golden.json";

    /** Most bytes of an entry: what is written is what can be read. */
    private static final int MOST_BYTES = 1 << 30;

    private static final List<String> ENTRIES = List.of(MANIFEST, WEIGHTS, CALIBRATION, GOLDEN);

    private ModelFile() {}

    /**
     * Writes a model. The file appears whole or not at all: see {@link WholeFile}.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(TrainedModel model, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ModelFileException(
                    "%s is a folder; name a file in it, such as %s".formatted(file, file.resolve("model.hawkins")));
        }
        byte[] bytes = bytes(model);
        try (WholeFile out = WholeFile.create(file)) {
            out.stream().write(bytes);
            out.commit();
        }
    }

    /** The bytes of a model's file. */
    public static byte[] bytes(TrainedModel model) {
        return Archive.write(entries(model));
    }

    private static Map<String, byte[]> entries(TrainedModel model) {
        ModelState state = model.model().state();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, Json.pretty(Manifest.toTree(model, state)));
        entries.put(WEIGHTS, SafeTensors.write(state.tensors()));
        entries.put(CALIBRATION, Json.compact(calibration(model)));
        entries.put(GOLDEN, Json.pretty(Golden.toTree(model.golden())));
        entries.forEach((name, content) -> checkSize(name, content.length));
        return entries;
    }

    /** Refuses to write what could not be read again. */
    static void checkSize(String entry, long bytes) {
        if (bytes > MOST_BYTES) {
            throw new ModelFileException(
                    "the model cannot be kept in a file: its %s would have %,d bytes, but at most %,d are allowed; fit it with %s"
                            .formatted(
                                    entry,
                                    bytes,
                                    MOST_BYTES,
                                    entry.equals(WEIGHTS)
                                            ? "fewer rows or a smaller network"
                                            : "fewer columns or shorter names and categories"));
        }
    }

    private static Map<String, Object> calibration(TrainedModel model) {
        Map<String, Object> tree = new LinkedHashMap<>(model.calibration().toTree());
        tree.put("ranges", model.ranges().toTree());
        return tree;
    }

    /**
     * Reads a model and proves it: the golden rows must score as they did when it was written.
     *
     * @throws ModelFileException if the file is not there, foreign, cut short, altered, of a newer format or gives other
     *     scores
     * @throws IOException if it cannot be read
     */
    public static TrainedModel read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ModelFileException("%s is a folder, not a model file".formatted(file));
        }
        Map<String, byte[]> entries;
        try {
            entries = Archive.read(file, ENTRIES, MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(
                    "%s does not exist; models are written by hawkins fit DATA --out MODEL".formatted(file), e);
        } catch (AccessDeniedException e) {
            throw new ModelFileException("%s may not be read by this user; check its permissions".formatted(file), e);
        }
        TrainedModel model;
        try {
            model = assemble(entries);
        } catch (RuntimeException e) {
            throw notUsable(file, e);
        }
        try {
            model.verify();
        } catch (PipelineException e) {
            throw new ModelFileException(
                    "%s does not give the scores here that it gave when it was fitted: %s; please report this"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (RuntimeException e) { // a state that only a scorer finds to be broken
            throw notUsable(file, e);
        }
        return model;
    }

    private static ModelFileException notUsable(Path file, RuntimeException e) {
        return new ModelFileException(
                "%s is not usable: %s; fit the model again or take another copy".formatted(file, e.getMessage()), e);
    }

    private static TrainedModel assemble(Map<String, byte[]> entries) {
        Map<String, Object> manifest = Json.object(entries.get(MANIFEST), MANIFEST);
        Tree tree = Tree.of(MANIFEST, manifest);
        Preparation preparation = Preparation.fromTree(Json.child(manifest, "preparation", MANIFEST));
        CatalogueEntry entry = Catalogue.get(tree.text("detector"));
        Detector detector = entry.fromTree(Json.child(manifest, "settings", MANIFEST));
        ModelState state = new ModelState(
                SafeTensors.read(entries.get(WEIGHTS)), Manifest.numbers(manifest), Manifest.report(tree));
        Model model = detector.restore(state, preparation.layout());
        GoldenRows golden = Golden.fromTree(Json.object(entries.get(GOLDEN), GOLDEN), preparation.schema());
        Map<String, Object> calibration = Json.object(entries.get(CALIBRATION), CALIBRATION);
        return new TrainedModel(
                Manifest.schema(tree),
                detector,
                preparation,
                model,
                Calibration.fromTree(calibration),
                Ranges.fromTree(Json.child(calibration, "ranges", CALIBRATION)),
                ThresholdRule.parse(tree.text("threshold-rule")),
                Manifest.provenance(tree.child("provenance")),
                golden);
    }

    /** Refuses a manifest of a newer format, before anything else of it is looked at. */
    static void checkVersion(Path file, byte[] manifest) {
        Object format;
        try {
            format = Json.object(manifest, MANIFEST).get("format");
        } catch (ModelFileException e) {
            throw notUsable(file, e);
        }
        if (!(format instanceof Integer version) || version < 1) {
            throw new ModelFileException(
                    "%s is a zip file but no Hawkins model: its %s names no format".formatted(file, MANIFEST));
        }
        if (version > FORMAT) {
            throw new ModelFileException(
                    "%s was written by a newer Hawkins (format %d); this one reads up to %d; install a newer version"
                            .formatted(file, version, FORMAT));
        }
    }
}
