package dev.hawkins.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as JSON: one object with the environment and a list of results, everything that was measured. */
final class JsonReport {
    private JsonReport() {}

    /** @param starts milliseconds of cold starts by peer */
    static String of(Map<String, String> environment, List<Result> results, Map<String, Spread> starts) {
        String facts = environment.entrySet().stream()
                .map(e -> "    %s: %s".formatted(text(e.getKey()), text(e.getValue())))
                .collect(Collectors.joining(",\n"));
        String cold = starts.entrySet().stream()
                .map(e -> "%s: %s".formatted(text(e.getKey()), spread(e.getValue())))
                .collect(Collectors.joining(", "));
        String rows = results.stream().map(JsonReport::result).collect(Collectors.joining(",\n"));
        return "{\n  \"environment\": {\n" + facts + "\n  },\n  \"cold_start_milliseconds\": {" + cold
                + "},\n  \"results\": [\n" + rows + "\n  ]\n}\n";
    }

    private static String result(Result result) {
        Workload workload = result.workload();
        String outcomes = result.outcomes().stream().map(JsonReport::outcome).collect(Collectors.joining(",\n"));
        return "    {\n      \"workload\": %s, \"unit\": %s, \"threads\": %d, \"clock\": %s,\n"
                        .formatted(
                                text(workload.name()),
                                text(workload.unit()),
                                workload.threads(),
                                text(Outcome.byCpu(workload) ? "cpu" : "wall"))
                + "      \"target\": %s, \"reference\": %s, \"ratio\": %s,\n"
                        .formatted(
                                number(workload.target()),
                                result.reference().map(o -> text(o.name())).orElse("null"),
                                result.ratio().map(JsonReport::spread).orElse("null"))
                + "      \"outcomes\": [\n" + outcomes + "\n      ]\n    }";
    }

    private static String outcome(Outcome o) {
        return "        {\"name\": %s, \"valid\": %s, \"check\": %s, \"difference\": %s, "
                        .formatted(text(o.name()), o.valid(), number(o.proof()), number(o.difference()))
                + "\"rate\": %s, \"wall_rate\": %s, \"cores\": %s, \"rounds\": %d, \"remark\": %s}"
                        .formatted(
                                spread(o.rate()),
                                spread(o.wallRate()),
                                number(o.cores()),
                                o.times().size(),
                                text(o.remark()));
    }

    /** Lower quartile, median, upper quartile. */
    private static String spread(Spread s) {
        return "[%s, %s, %s]".formatted(number(s.low()), number(s.median()), number(s.high()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.9g", value) : "null";
    }

    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
