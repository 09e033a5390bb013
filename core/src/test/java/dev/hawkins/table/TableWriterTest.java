package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    @Test
    void writesWhatIsReadBack() {
        Table table = Csv.of("name,flag,when,n", "\"a,\"\"b\",yes,2026-11-22 10:15,1.5", "\"c\nd\",no,,2")
                .read();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableWriter.to(out, "out.csv")) {
            writer.header(table.schema());
            writer.rows(table);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("name,flag,when,n\n\"a,\"\"b\",yes,2026-11-22T10:15:00,1.5\n\"c\nd\",no,,2\n");
        Table again = Csv.of(out.toByteArray()).read();
        assertThat(again.schema()).isEqualTo(table.schema());
        assertThat(Csv.show(again)).isEqualTo(Csv.show(table));
    }

    @Test
    void namesTheTargetOfAFullDisk() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        TableWriter writer = TableWriter.to(full, "scores.csv");
        writer.row("a", "b");
        assertThatThrownBy(writer::flush)
                .isInstanceOf(TableException.class)
                .hasMessage("scores.csv cannot be written: No space left on device");
        TableWriter other = TableWriter.to(full, "scores.csv");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        other.row(List.of("a", "b"));
                    }
                })
                .isInstanceOf(TableException.class)
                .hasMessage("scores.csv cannot be written: No space left on device");
    }
}
