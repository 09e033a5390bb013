package dev.hawkins.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.ModelState;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.TestTables;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
    private static final Table ROWS = TestTables.payments(300, 10, 1);
    private static final TrainedModel MODEL = fit("ae", Map.of("epochs", "2"));

    @TempDir
    private Path folder;

    private static TrainedModel fit(String detector, Map<String, String> settings) {
        return new Fitting(Catalogue.get(detector).configure(settings))
                .seed(-5)
                .sources(java.util.List.of("a.csv"))
                .label(Labelling.of("kind"))
                .fit(ROWS);
    }

    static Stream<String> detectors() {
        return Catalogue.names().stream();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void givesEveryDetectorBackToTheLastBit(String detector) throws IOException {
        boolean trains = detector.endsWith("ae");
        TrainedModel model = fit(detector, trains ? Map.of("epochs", "3") : Map.of());
        Path file = folder.resolve("m.hawkins");
        ModelFile.write(model, file);
        TrainedModel read = ModelFile.read(file);

        assertThat(read.score(ROWS).score()).containsExactly(model.score(ROWS).score());
        assertThat(read.score(ROWS).pValue()).containsExactly(model.score(ROWS).pValue());
        assertThat(read.explain(ROWS, 9)).isEqualTo(model.explain(ROWS, 9));
        assertThat(read.threshold()).isEqualTo(model.threshold());
        assertThat(read.detector()).isEqualTo(model.detector());
        assertThat(read.provenance()).isEqualTo(model.provenance());
        assertThat(read.schema()).isEqualTo(model.schema());
        assertThat(read.rule()).isEqualTo(model.rule());
        assertThat(read.notices()).isEqualTo(model.notices());
        assertThat(read.model().report()).isEqualTo(model.model().report());
        assertThat(ModelFile.bytes(read)).isEqualTo(ModelFile.bytes(model));
    }

    @Test
    void sameFitGivesTheSameFile() {
        assertThat(ModelFile.bytes(fit("ae", Map.of("epochs", "2")))).isEqualTo(ModelFile.bytes(MODEL));
    }

    @Test
    void isAZipThatAnyToolOpens() throws IOException {
        Path file = write();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("manifest.json", "weights.safetensors", "calibration.json", "golden.json");
        }
    }

    @Test
    void hasGoldenRowsAtTheEdges() {
        assertThat(MODEL.golden().scores()).hasSize(16);
        assertThat(MODEL.golden().rows().numbers(0)).contains(Double.MAX_VALUE, Double.NaN);
    }

    /** Every 7th byte, one bit each, so that every part of the file is hit. */
    @Test
    void refusesAnyFlippedBit() throws IOException {
        byte[] good = ModelFile.bytes(MODEL);
        Path file = folder.resolve("flipped.hawkins");
        for (int i = 0; i < good.length; i += Math.max(1, good.length / 300)) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            Files.write(file, bad);
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("byte %d", i)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith(file + " ")
                    .hasMessageMatching("(?s).*(altered|no Hawkins model).*");
        }
    }

    @Test
    void saysAltered() throws IOException {
        byte[] bad = ModelFile.bytes(MODEL);
        bad[bad.length / 2] ^= 1;
        Path file = folder.resolve("flipped.hawkins");
        Files.write(file, bad);

        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(
                        file + " was altered: its bytes do not match the checksum (SHA-256) at its end; fit the model"
                                + " again or take another copy");
    }

    @Test
    void refusesAnyTruncation() throws IOException {
        byte[] good = ModelFile.bytes(MODEL);
        Path file = folder.resolve("cut.hawkins");
        for (int length = 4; length < good.length; length += good.length / 40) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("length %d", length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith(file + " is cut short or altered: ")
                    .hasMessageEndingWith("; fit the model again or take another copy");
        }
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessage(file + " is empty, so it is no Hawkins model");
    }

    @Test
    void refusesForeignFiles() throws IOException {
        Path text = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> ModelFile.read(text))
                .hasMessage(
                        text + " is no Hawkins model: it does not begin like one; models are written by hawkins fit");
        Path zip = zip("other.zip", Map.of("word/document.xml", bytes("<x/>")), ZipEntry.DEFLATED);
        assertThatThrownBy(() -> ModelFile.read(zip))
                .hasMessage(zip + " is a zip file but no Hawkins model: it holds no manifest.json");
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.hawkins")))
                .hasMessage(folder.resolve("none.hawkins")
                        + " does not exist; models are written by hawkins fit DATA --out MODEL");
        assertThatThrownBy(() -> ModelFile.read(folder)).hasMessage(folder + " is a folder, not a model file");
        Path unnumbered = zip("unnumbered.zip", Map.of("manifest.json", bytes("{}")), ZipEntry.STORED);
        assertThatThrownBy(() -> ModelFile.read(unnumbered))
                .hasMessage(unnumbered + " is a zip file but no Hawkins model: its manifest.json names no format");
    }

    @Test
    void refusesANewerFormat() throws IOException {
        Path file = zip(
                "new.hawkins",
                Map.of("manifest.json", bytes("{\"format\": 2}"), "tensors.bin", new byte[9]),
                ZipEntry.STORED);
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(
                        file
                                + " was written by a newer Hawkins (format 2); this one reads up to 1; install a newer version");
    }

    @Test
    void refusesAZipBombUnread() throws IOException {
        Path file = zip("bomb.hawkins", Map.of("manifest.json", new byte[100 << 20]), ZipEntry.DEFLATED);
        assertThat(Files.size(file)).isLessThan(200_000);
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessageMatching("\\Q" + file + "\\E was altered: its manifest.json would unfold from [0-9,]+ to"
                        + " 104,857,600 bytes, but models hold no compressed entries;"
                        + " fit the model again or take another copy");
    }

    @Test
    void refusesEntriesThatDoNotBelong() throws IOException {
        Map<String, byte[]> entries = parts();
        entries.put("../../evil", bytes("x"));
        Path file = folder.resolve("more.hawkins");
        Files.write(file, Archive.write(entries));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + " was altered: it holds an entry '../../evil' that does not belong there;"
                        + " fit the model again or take another copy");
        entries = parts();
        entries.remove("golden.json");
        Files.write(file, Archive.write(entries));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + " was altered: it holds no golden.json; fit the model again or take another copy");
    }

    /** The checksum of a hostile file is right, but its content is not. */
    @Test
    void refusesContentThatBreaksRules() throws IOException {
        assertContentRefused(
                "manifest.json", "\"detector\" : \"ae\"", "\"detector\" : \"aex\"", "there is no detector 'aex'");
        assertContentRefused(
                "manifest.json", "\"epochs\" : 2", "\"epochs\" : -2", "epochs must be at least 0 but was -2");
        assertContentRefused("manifest.json", "\"seed\" : \"-5\"", "\"seed\" : 5", "provenance.seed must be a text");
        assertContentRefused("calibration.json", "\"scores\":[", "\"scores\":[1e9,", "must ascend");
        assertContentRefused("golden.json", "\"columns\"", "\"colums\"", "golden.columns must be an object");
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertContentRefused(
                "manifest.json", "\"training\" :", "\"deep\" : " + deep + ", \"training\" :", "nesting depth");
        assertContentRefused("weights.safetensors", "F32", "F16", "has values of type F16");
    }

    @Test
    void settingsAloneClaimNoMemory() throws IOException {
        assertContentRefused(
                "manifest.json",
                "\"layers\" : [ ]",
                "\"layers\" : [ 2000000000, 2000000000 ]",
                "a layer of 2000000000 units after one of ");
        assertContentRefused(
                fit("vae", Map.of("epochs", "1")),
                "manifest.json",
                "\"latent\" : 0",
                "\"latent\" : 2000000000",
                "a layer of 2000000000 units after one of ");
    }

    private void assertContentRefused(String entry, String from, String to, String message) throws IOException {
        assertContentRefused(MODEL, entry, from, to, message);
    }

    private void assertContentRefused(TrainedModel model, String entry, String from, String to, String message)
            throws IOException {
        Map<String, byte[]> entries = parts(model);
        String text = new String(entries.get(entry), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        entries.put(entry, changed.getBytes(StandardCharsets.ISO_8859_1));
        Path file = folder.resolve("hostile.hawkins");
        Files.write(file, Archive.write(entries));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file + " is not usable: ")
                .hasMessageContaining(message)
                .hasMessageEndingWith("; fit the model again or take another copy");
    }

    @Test
    void refusesAModelThatScoresDifferently() throws IOException {
        Map<String, byte[]> entries = parts();
        byte[] weights = entries.get("weights.safetensors");
        int data = 8 + (weights[0] & 0xFF) + 256 * (weights[1] & 0xFF);
        weights[data + 2] ^= 0x10;
        Path file = folder.resolve("other.hawkins");
        Files.write(file, Archive.write(entries));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageMatching("\\Q" + file + "\\E does not give the scores here that it gave when it was fitted:"
                        + " golden row \\d+ must score \\S+ but scores \\S+; please report this");
    }

    @Test
    void refusesAStateThatOnlyScoringFindsBroken() throws IOException {
        Map<String, byte[]> entries = parts(fit("extended-iforest", Map.of("trees", "1")));
        Map<String, ModelState.Tensor> tensors = SafeTensors.read(entries.get("weights.safetensors"));
        int nodes = ((ModelState.Doubles) tensors.get("level")).values().length;
        tensors.put("offset", ModelState.Doubles.of());
        tensors.put("normals", ModelState.Floats.of());
        tensors.put("cut", ModelState.Doubles.of(new double[nodes]));
        entries.put("weights.safetensors", SafeTensors.write(tensors));
        Path file = folder.resolve("cutless.hawkins");
        Files.write(file, Archive.write(entries));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file + " is not usable: ")
                .hasMessageEndingWith("; fit the model again or take another copy");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Path target = folder.resolve("m.hawkins");
        assertThatThrownBy(() -> ModelFile.write(MODEL, folder.resolve("none/m.hawkins")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ModelFile.write(MODEL, folder))
                .hasMessage(folder + " is a folder; name a file in it, such as " + folder.resolve("model.hawkins"));
        Files.writeString(target, "old");
        ModelFile.write(MODEL, target);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(ModelFile.bytes(MODEL));
    }

    /** What can be fitted can be saved, and what can be saved can be read. */
    @Test
    void keepsLongNamesAndCategories() throws IOException {
        String name = "n".repeat(100_000);
        String cell = "c".repeat(1_000_000);
        List<Column> columns = new ArrayList<>(ROWS.schema().columns());
        List<Table.Values> values = new ArrayList<>();
        IntStream.range(0, columns.size()).forEach(c -> values.add(ROWS.values(c)));
        columns.add(Column.of(name, Kind.NUMERIC));
        values.add(ROWS.values(0));
        columns.add(Column.of("cell", Kind.CATEGORICAL));
        values.add(new Table.Codes(IntStream.range(0, 300).map(r -> r % 2).toArray(), List.of(cell, "short")));
        columns.add(new Column("pair", Kind.BINARY, List.of(cell, name), ""));
        values.add(ROWS.values(3));
        for (int c = 0; c < 3000; c++) {
            columns.add(Column.of("same" + c, Kind.TEXT));
            values.add(new Table.Ignored(300));
        }
        Table rows = new Table(new Schema(columns), values);
        TrainedModel model = new Fitting(Catalogue.get("pca").defaults()).fit(rows);
        Path file = folder.resolve("long.hawkins");
        ModelFile.write(model, file);
        TrainedModel read = ModelFile.read(file);

        assertThat(read.schema()).isEqualTo(model.schema());
        assertThat(read.score(rows).score()).containsExactly(model.score(rows).score());
        assertThat(read.explain(rows.slice(0, 1), 99).get(0).reasons())
                .anySatisfy(reason -> assertThat(reason.text()).startsWith("n".repeat(80) + "... "))
                .anySatisfy(reason -> assertThat(reason.text()).startsWith("cell " + "c".repeat(80) + "..., "))
                .allSatisfy(reason -> assertThat(reason.text()).hasSizeLessThan(300));
    }

    @Test
    void refusesToWriteWhatCouldNotBeReadAgain() {
        ModelFile.checkSize("weights.safetensors", 1L << 30);
        assertThatThrownBy(() -> ModelFile.checkSize("weights.safetensors", 3L << 30))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "the model cannot be kept in a file: its weights.safetensors would have 3,221,225,472 bytes,"
                                + " but at most 1,073,741,824 are allowed; fit it with fewer rows or a smaller network");
        assertThatThrownBy(() -> ModelFile.checkSize("golden.json", (1L << 30) + 1))
                .hasMessage("the model cannot be kept in a file: its golden.json would have 1,073,741,825 bytes,"
                        + " but at most 1,073,741,824 are allowed; fit it with fewer columns or shorter names and"
                        + " categories");
    }

    private Path write() throws IOException {
        return write(MODEL);
    }

    private Path write(TrainedModel model) throws IOException {
        Path file = folder.resolve("m.hawkins");
        ModelFile.write(model, file);
        return file;
    }

    private Map<String, byte[]> parts() throws IOException {
        return parts(MODEL);
    }

    private Map<String, byte[]> parts(TrainedModel model) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(write(model).toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private Path zip(String name, Map<String, byte[]> entries, int method) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry e = new ZipEntry(entry.getKey());
                e.setMethod(method);
                e.setSize(entry.getValue().length);
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(entry.getValue());
                e.setCrc(crc.getValue());
                zip.putNextEntry(e);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
