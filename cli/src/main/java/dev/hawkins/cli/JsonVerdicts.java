package dev.hawkins.cli;

import dev.hawkins.explain.Explanation;
import dev.hawkins.explain.Reason;
import dev.hawkins.pipeline.StreamScorer.Scored;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

/** Verdicts as one JSON object per line; the kept columns as texts under {@code kept}, the reasons under {@code because}. */
record JsonVerdicts(List<String> keep) implements VerdictFormat {
    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] text(Scored chunk) {
        StringBuilder text = new StringBuilder(chunk.rows().rows() * 96);
        for (int r = 0; r < chunk.rows().rows(); r++) {
            text.append("{\"row\":").append(chunk.firstRow() + r);
            text.append(",\"score\":").append(number(chunk.scores().score()[r]));
            text.append(",\"p_value\":").append(number(chunk.scores().pValue()[r]));
            text.append(",\"anomaly\":").append(chunk.scores().anomaly()[r] ? '1' : '0');
            putKept(text, chunk, r);
            if (!chunk.explanations().isEmpty()) {
                putReasons(text, chunk.explanations().get(r));
            }
            text.append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void putKept(StringBuilder text, Scored chunk, int row) {
        String before = ",\"kept\":{";
        for (String column : keep) {
            int c = chunk.rows().schema().indexOf(column);
            text.append(before).append(quoted(column)).append(':');
            text.append(quoted(chunk.rows().text(row, c)));
            before = ",";
        }
        if (!keep.isEmpty()) {
            text.append('}');
        }
    }

    private static void putReasons(StringBuilder text, Explanation explanation) {
        String before = ",\"because\":[";
        for (Reason reason : explanation.reasons()) {
            text.append(before).append("{\"column\":").append(quoted(reason.column()));
            text.append(",\"contribution\":").append(number(reason.contribution()));
            text.append(",\"value\":").append(quoted(reason.value()));
            text.append(",\"expected\":").append(quoted(reason.expected())).append('}');
            before = ",";
        }
        text.append(']');
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    /** JSON knows no infinity. */
    private static String number(double value) {
        return Double.isFinite(value) ? Figures.exact(value) : "null";
    }
}
