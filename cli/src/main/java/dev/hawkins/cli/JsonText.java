package dev.hawkins.cli;

import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Figures as one line of JSON, with the same digits on every JDK. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private JsonText() {}

    static String of(Map<String, Object> tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }
}
