package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFileTest {
    @TempDir
    Path folder;

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("s.json"), json.replace('\'', '"'));
    }

    @Test
    void overridesWhatItSays() throws IOException {
        SchemaFile schema = SchemaFile.read(file("{'delimiter': ';', 'header': true, 'missing': ['-'], 'columns': {"
                + "'amount': {'kind': 'numeric'}, 'when': {'kind': 'timestamp', 'format': 'dd.MM.yyyy HH:mm'},"
                + "'flag': {'kind': 'binary', 'values': ['N', 'J']}, 'id': {'kind': 'text'}}}"));
        ReadOptions options = schema.apply(ReadOptions.defaults());
        assertThat(options.delimiter()).isEqualTo(';');
        assertThat(options.header()).isTrue();
        assertThat(options.missing()).containsExactly("-");
        Table table = Csv.of("id;when;flag;amount", "1;22.11.2026 10:15;J;-", "2;23.11.2026 10:15;N;7")
                .with(schema::apply)
                .read();
        assertThat(Csv.show(table)).isEqualTo("|2026-11-22T10:15:00|J|\n|2026-11-23T10:15:00|N|7\n");
    }

    @Test
    void leavesTheRestAsItIs() throws IOException {
        ReadOptions before = ReadOptions.defaults().withDelimiter('|').withMissing(List.of("x"));
        assertThat(SchemaFile.read(file("{}")).apply(before)).isEqualTo(before);
    }

    @Test
    void readsWhatItWrites() {
        SchemaFile schema = new SchemaFile(
                '\t',
                false,
                List.of("NA", "\u2013"),
                Map.of(
                        "a \"b\"", Column.of("a \"b\"", Kind.INTEGER),
                        "t", new Column("t", Kind.TIMESTAMP, List.of(), "yyyyMMdd"),
                        "f", new Column("f", Kind.BINARY, List.of("off", "on"), "")));
        Path path = folder.resolve("out.json");
        schema.write(path);
        assertThat(SchemaFile.read(path)).isEqualTo(schema);
        SchemaFile.of(new Schema(List.of(Column.of("z", Kind.TEXT)))).write(path);
        assertThat(SchemaFile.read(path).columns()).isEqualTo(Map.of("z", Column.of("z", Kind.TEXT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the file must be an object but is []",
                "{'colums': {}}|the file: 'colums' is not known; there are delimiter, header, missing, columns",
                "{'delimiter': ';;'}|'delimiter' must be one character but is ';;'",
                "{'header': 'no'}|'header' must be true or false but is 'no'",
                "{'missing': 'NA'}|'missing' must be a list of texts but is 'NA'",
                "{'missing': [1]}|'missing' must be a list of texts but is [1]",
                "{'columns': []}|'columns' must be an object of columns by name but is []",
                "{'columns': {'a': 'numeric'}}|column ''a'' must be an object but is 'numeric'",
                "{'columns': {'a': {'type': 'numeric'}}}|column ''a'': 'type' is not known; there are kind, values, format",
                "{'columns': {'a': {'kind': 'number'}}}|column ''a'': 'kind' must be one of numeric, integer, binary, categorical, timestamp, text but is 'number'",
                "{'columns': {'a': {}}}|column ''a'': 'kind' must be one of numeric, integer, binary, categorical, timestamp, text but is null",
                "{'columns': {'a': {'kind': 'binary', 'values': ['x']}}}|column ''a'': 'values' must be the two distinct values of a binary column but is ['x']",
                "{'columns': {'a': {'kind': 'numeric', 'values': ['x', 'y']}}}|column ''a'': 'values' must be the two distinct values of a binary column but is ['x','y']",
                "{'columns': {'a': {'kind': 'numeric', 'format': 'iso'}}}|column ''a'': 'format' must be the text of a timestamp's pattern but is 'iso'",
                "{'columns': {'a': {'kind': 'timestamp', 'format': 'bb'}}}|column ''a'': 'format' 'bb' is not a pattern of times: Unknown pattern letter: b"
            })
    void saysWhatIsWrong(String json, String message) throws IOException {
        Path path = file(json);
        String expected = message.replace("''", "\u0001")
                .replace('\'', '"')
                .replace('\u0001', '\'')
                .replace("timestamp\"s", "timestamp's");
        assertThatThrownBy(() -> SchemaFile.read(path))
                .isInstanceOf(TableException.class)
                .hasMessage("schema file %s: %s".formatted(path, expected));
    }

    @Test
    void noJson() throws IOException {
        Path path = file("{\n'header': true,\n}");
        assertThatThrownBy(() -> SchemaFile.read(path))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("schema file %s, line 3: Unexpected character ('}'".formatted(path));
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> SchemaFile.read(none))
                .isInstanceOf(TableException.class)
                .hasMessage("schema file %s does not exist".formatted(none));
    }
}
