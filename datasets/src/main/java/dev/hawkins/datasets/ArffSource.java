package dev.hawkins.datasets;

import dev.hawkins.table.CsvSource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weka's attribute-relation file, as far as the catalogue's sets need it: dense rows without comments, names in quotes
 * or not. The names come from the attributes; the kinds are inferred from the rows as for any delimited text.
 */
record ArffSource(String name, Path file) implements TableSource {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("@attribute\\s+('[^']*'|\"[^\"]*\"|\\S+)\\s+.*", Pattern.CASE_INSENSITIVE);

    @Override
    public TableReader open(ReadOptions options) {
        return rows().open(options);
    }

    @Override
    public TableReader open(Schema wanted, ReadOptions options) {
        return rows().open(wanted, options);
    }

    private TableSource rows() {
        String text;
        try (InputStream in = Checksums.unpacked(file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TableException("%s cannot be read: %s".formatted(name, e), e);
        }
        Matcher data = Pattern.compile("(?im)^@data\\s*$").matcher(text);
        if (!data.find()) {
            throw new TableException("%s is no ARFF file: it has no line @data".formatted(name));
        }
        byte[] rows = text.substring(data.end()).getBytes(StandardCharsets.UTF_8);
        return CsvSource.of(name, new ByteArrayInputStream(rows), names(text.substring(0, data.start())));
    }

    private static List<String> names(String head) {
        List<String> names = new ArrayList<>();
        head.lines().map(String::strip).forEach(line -> {
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (attribute.matches()) {
                names.add(attribute.group(1).replaceAll("^['\"]|['\"]$", ""));
            }
        });
        return names;
    }
}
