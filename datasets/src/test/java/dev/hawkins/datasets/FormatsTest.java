package dev.hawkins.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats of data sets on small files written here. */
class FormatsTest {
    @TempDir
    Path folder;

    private TableSource source(Format format, List<String> columns, Path... files) {
        DataSet set = new DataSet(
                "test", "", format, List.of(), 0, 0, -1, "label", List.of(), List.of(), columns, ',', "", "", "", "");
        return Reading.of(set, List.of(files));
    }

    private static Table read(TableSource source) {
        try (TableReader reader = source.open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    private Path idx(String name, int magic, int[] sizes, int... bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + bytes.length);
        buffer.putInt(magic);
        Arrays.stream(sizes).forEach(buffer::putInt);
        Arrays.stream(bytes).forEach(b -> buffer.put((byte) b));
        Path path = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(buffer.array());
        }
        return path;
    }

    @Test
    void idx() throws IOException {
        Path images = idx("images", 0x803, new int[] {3, 1, 2}, 0, 255, 1, 2, 3, 4);
        Path labels = idx("labels", 0x801, new int[] {3}, 7, 0, 7);
        TableSource source = source(Format.IDX, List.of("p1", "p2", "label"), images, labels);
        Table table = read(source);
        assertThat(table.schema().names()).containsExactly("p1", "p2", "label");
        assertThat(table.numbers(1)).containsExactly(255, 2, 4);
        assertThat(List.of(table.text(0, 2), table.text(1, 2), table.text(2, 2)))
                .containsExactly("7", "0", "7");
        Schema wanted = new Schema(List.of(Column.of("label", Kind.CATEGORICAL), Column.of("p1", Kind.NUMERIC)));
        try (TableReader reader = source.open(wanted, ReadOptions.defaults().withKeep(List.of("p2")))) {
            assertThat(reader.schema().names()).containsExactly("label", "p1", "p2");
            assertThat(reader.next(2).numbers(1)).containsExactly(0, 1);
            Table last = reader.next(2);
            assertThat(last.rows()).isEqualTo(1);
            assertThat(last.text(0, 2)).isEqualTo("4");
            assertThat(reader.next(2)).isNull();
        }
        assertThatThrownBy(
                        () -> source.open(new Schema(List.of(Column.of("p3", Kind.NUMERIC))), ReadOptions.defaults()))
                .isInstanceOf(TableException.class)
                .hasMessage("dataset:test lacks column 'p3'; there are p1, p2, label");
    }

    @Test
    void damagedIdx() throws IOException {
        List<String> columns = List.of("p1", "p2", "label");
        Path images = idx("images", 0x803, new int[] {2, 1, 2}, 0, 255, 1);
        Path labels = idx("labels", 0x801, new int[] {2}, 7, 0);
        assertThatThrownBy(() -> read(source(Format.IDX, columns, labels, images)))
                .isInstanceOf(TableException.class)
                .hasMessage(labels + " is no IDX file: it starts with 00000801 instead of 00000803");
        assertThatThrownBy(() -> read(source(Format.IDX, columns, images, labels)))
                .isInstanceOf(TableException.class)
                .hasMessage("dataset:test is damaged or incomplete at row 2: java.io.EOFException");
        Path fewer = idx("fewer", 0x801, new int[] {1}, 7);
        assertThatThrownBy(() -> read(source(Format.IDX, columns, images, fewer)))
                .isInstanceOf(TableException.class)
                .hasMessage("dataset:test has 2 images of 2 pixels and 1 labels; 2 pixels are expected");
    }

    @Test
    void cifarRecords() throws IOException {
        byte[] record = new byte[2 * 3073];
        record[0] = 1;
        record[1] = (byte) 200;
        record[3073] = 9;
        record[2 * 3073 - 1] = 5;
        Path file = Files.write(folder.resolve("c.bin"), record);
        Table table = read(source(Format.CIFAR, cifarColumns(), file));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numbers(0)).containsExactly(200, 0);
        assertThat(table.numbers(3071)).containsExactly(0, 5);
        assertThat(table.text(0, 3072) + table.text(1, 3072)).isEqualTo("automobiletruck");
        Path cut = Files.write(folder.resolve("cut.bin"), new byte[3074]);
        assertThatThrownBy(() -> read(source(Format.CIFAR, cifarColumns(), cut)))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "dataset:test cannot be read: java.io.EOFException: 3074 bytes are no whole number of records of 3073");
    }

    private static List<String> cifarColumns() {
        return Catalogue.names("r1..r1024 g1..g1024 b1..b1024 label");
    }

    @Test
    void cifarArchives() throws IOException {
        Path dogs = archive("train_dog.zip", 0x808080, 0xFF0000);
        Path trucks = archive("train_truck.zip", 0x0000FF);
        Table table = read(source(Format.CIFAR, cifarColumns(), dogs, trucks));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.text(0, 3072) + table.text(1, 3072) + table.text(2, 3072))
                .isEqualTo("dogdogtruck");
        assertThat(table.numbers(0)[0]).isBetween(124.0, 132.0);
        assertThat(table.numbers(0)[1]).isGreaterThan(240);
        assertThat(table.numbers(3071)[2]).isGreaterThan(240);
        assertThat(table.numbers(3071)[1]).isLessThan(15);
    }

    private Path archive(String name, int... colours) throws IOException {
        Path path = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < colours.length; i++) {
                BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < 1024; p++) {
                    image.setRGB(p % 32, p / 32, colours[i]);
                }
                ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
                ImageIO.write(image, "jpg", jpeg);
                zip.putNextEntry(new ZipEntry("%04d.jpg".formatted(i)));
                zip.write(jpeg.toByteArray());
            }
        }
        return path;
    }

    @Test
    void nab() throws IOException {
        Path series = Files.createDirectories(folder.resolve("realTest")).resolve("s.csv");
        Files.writeString(
                series,
                "timestamp,value\n2014-07-01 00:00:00,1\n2014-07-01 00:30:00,2\n2014-07-01 01:00:00,3\n2014-07-01 01:30:00,4\n");
        Path windows = Files.writeString(
                folder.resolve("windows.json"),
                "{\"realTest/s.csv\": [[\"2014-07-01 00:30:00.000000\", \"2014-07-01 01:00:00.000000\"]]}");
        Table table = read(source(Format.NAB, List.of(), series, windows));
        assertThat(table.schema().names()).containsExactly("timestamp", "value", "label");
        assertThat(table.numbers(2)).containsExactly(0, 1, 1, 0);
        Files.writeString(windows, "{}");
        assertThatThrownBy(() -> read(source(Format.NAB, List.of(), series, windows)))
                .isInstanceOf(TableException.class)
                .hasMessage(windows + " has no windows for realTest/s.csv");
    }

    @Test
    void arff() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.arff"),
                "% a comment\n@relation test\n\n@attribute 'a b' {x,y}\n@ATTRIBUTE n numeric\n@attribute label {0,1}\n\n@DATA\nx,1,0\ny,2.5,1\nx,?,0\n");
        TableSource source = source(Format.ARFF, List.of(), file);
        Table table = read(source);
        assertThat(table.schema().names()).containsExactly("a b", "n", "label");
        assertThat(table.numbers(1)).containsExactly(1, 2.5, Double.NaN);
        assertThat(table.text(1, 2)).isEqualTo("1");
        assertThat(read(source).rows()).isEqualTo(3);
        Path none = Files.writeString(folder.resolve("b.arff"), "a,b\n");
        assertThatThrownBy(() -> read(source(Format.ARFF, List.of(), none)))
                .isInstanceOf(TableException.class)
                .hasMessage("dataset:test is no ARFF file: it has no line @data");
    }
}
