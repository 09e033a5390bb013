package dev.hawkins.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    /** 1e9 is 2001-09-09, 01:46:40. What cannot be said in a format is written in ISO 8601. */
    @Test
    void timesAreWrittenInTheFormatOfTheirColumn() {
        assertThat(written("iso", 1e9)).isEqualTo("2001-09-09T01:46:40");
        assertThat(written("dd.MM.yyyy HH:mm", 1e9)).isEqualTo("09.09.2001 01:46");
        assertThat(written("d MMM yyyy", 1e9)).isEqualTo("9 Sep 2001");
        assertThat(written("epoch-seconds", 1e9 + 0.5)).isEqualTo("1000000000.5");
        assertThat(written("epoch-millis", 1e9 + 0.5)).isEqualTo("1000000000500");
        assertThat(written("dd.MM.yyyy", 1e300)).isEqualTo(written("iso", 1e300));
        assertThat(written("dd.MM.yyyy", Double.NaN)).isEmpty();
        assertThat(Column.of("x", Kind.NUMERIC).written(2.5)).isEqualTo("2.5");
    }

    private static String written(String format, double seconds) {
        return new Column("when", Kind.TIMESTAMP, java.util.List.of(), format).written(seconds);
    }

    private static double parse(String format, String text) {
        return Timestamps.parser(format).parse(("x" + text + "9").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22T00:00:00Z",
        "2024-02-29 10:15, 2024-02-29T10:15:00Z",
        "2026-11-22T10:15:30, 2026-11-22T10:15:30Z",
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30Z",
        "2026-11-22T10:15:30+01:00, 2026-11-22T09:15:30Z",
        "2026-11-22 10:15:30-0130, 2026-11-22T11:45:30Z",
        "2026-11-22 10:15+02, 2026-11-22T08:15:00Z",
        "2026-11-22 10:15:30 +01:00, 2026-11-22T09:15:30Z",
        "2026/11/22 10:15:30.25, 2026-11-22T10:15:30.250Z",
        "1969-12-31 23:59:59.5, 1969-12-31T23:59:59.500Z"
    })
    void readsIso(String text, String instant) {
        assertThat(parse("iso", text)).isEqualTo(Instant.parse(instant).toEpochMilli() / 1000.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-11",
                "2026-13-01",
                "2026-02-29",
                "2026-11-22T",
                "2026-11-22T1",
                "2026-11-22 24:00",
                "2026-11-22 10:60",
                "2026-11-22 10:15:60",
                "2026-11-22 10:15:30.",
                "2026-11-22 10:15 CET",
                "2026-11-22 10:15:30+1",
                "2026-11-22 10:15:30+01:0",
                "2026-11/22",
                "22.11.2026",
                "2026-11-22x10:15",
                "2026-11-22 10:15:30+01:",
                "2026-11-22 10:15:30 "
            })
    void isNoIsoTime(String text) {
        assertThat(parse("iso", text)).isNaN();
    }

    @Test
    void readsPatternsAndEpochs() {
        double expected = Instant.parse("2026-11-22T10:15:00Z").getEpochSecond();
        assertThat(parse("dd.MM.yyyy HH:mm", "22.11.2026 10:15")).isEqualTo(expected);
        assertThat(parse("d MMM yyyy", "22 Nov 2026")).isEqualTo(expected - (10 * 60 + 15) * 60);
        assertThat(parse("dd.MM.yyyy HH:mm", "22.11.26 10:15")).isNaN();
        assertThat(parse("epoch-seconds", "1795342500")).isEqualTo(expected);
        assertThat(parse("epoch-millis", "1795342500250")).isEqualTo(expected + 0.25);
        assertThatThrownBy(() -> Timestamps.parser("dd.bb.yyyy")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesIso() {
        assertThat(Timestamps.text(0)).isEqualTo("1970-01-01T00:00:00");
        assertThat(Timestamps.text(-0.5)).isEqualTo("1969-12-31T23:59:59.5");
        assertThat(Timestamps.text(3.1e16)).isEqualTo("+982352863-09-17T07:06:40");
        assertThat(Timestamps.text(-1e17)).isEqualTo("-1.0E17");
        assertThat(Timestamps.text(1e308)).isEqualTo("1.0E308");
        assertThat(Timestamps.text(parse("iso", "2026-11-22 10:15:30.123456"))).isEqualTo("2026-11-22T10:15:30.123456");
    }
}
