package dev.hawkins.cli;

import dev.hawkins.explain.Reason;
import dev.hawkins.pipeline.StreamScorer.Scored;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Verdicts as CSV: {@code row,score,p_value,anomaly}, the kept columns, {@code because_1} and so on. */
record CsvVerdicts(List<String> keep, int reasons) implements VerdictFormat {
    @Override
    public byte[] header() {
        StringBuilder line = new StringBuilder("row,score,p_value,anomaly");
        keep.forEach(column -> put(line, column));
        for (int i = 1; i <= reasons; i++) {
            line.append(",because_").append(i);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] text(Scored chunk) {
        StringBuilder text = new StringBuilder(chunk.rows().rows() * 48);
        int[] kept = keep.stream()
                .mapToInt(column -> chunk.rows().schema().indexOf(column))
                .toArray();
        for (int r = 0; r < chunk.rows().rows(); r++) {
            text.append(chunk.firstRow() + r).append(',');
            text.append(Figures.exact(chunk.scores().score()[r])).append(',');
            text.append(Figures.exact(chunk.scores().pValue()[r])).append(',');
            text.append(chunk.scores().anomaly()[r] ? '1' : '0');
            for (int column : kept) {
                put(text, chunk.rows().text(r, column));
            }
            if (reasons > 0) {
                putReasons(text, chunk.explanations().get(r).reasons());
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void putReasons(StringBuilder text, List<Reason> given) {
        for (int i = 0; i < reasons; i++) {
            put(text, i < given.size() ? given.get(i).text() : "");
        }
    }

    private static void put(StringBuilder line, String field) {
        line.append(',');
        boolean quotes = field.indexOf(',') >= 0
                || field.indexOf('"') >= 0
                || field.indexOf('\n') >= 0
                || field.indexOf('\r') >= 0;
        line.append(quotes ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
}
