package dev.hawkins.reproduce;

import dev.hawkins.engine.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Heartbeats of 140 points in [0, 1], as the demonstration Anomagram ships them. */
record Heartbeats(Matrix normal, Matrix abnormal) {
    /**
     * Reads one of its two files.
     *
     * @throws IllegalArgumentException if HAWKINS_DATA names no folder
     */
    static Heartbeats read(String name) {
        String folder = System.getenv("HAWKINS_DATA");
        if (folder == null) {
            throw new IllegalArgumentException("HAWKINS_DATA must name the folder of data but is not set");
        }
        List<float[]> normal = new ArrayList<>();
        List<float[]> abnormal = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(folder, "ecg5000", name)))) {
            for (JsonNode beat : new ObjectMapper().readTree(in)) {
                (beat.get("target").asString().equals("1") ? normal : abnormal).add(points(beat.get("data")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Heartbeats(matrix(normal), matrix(abnormal));
    }

    private static float[] points(JsonNode data) {
        float[] points = new float[data.size()];
        for (int j = 0; j < points.length; j++) {
            points[j] = (float) data.get(j).asDouble();
        }
        return points;
    }

    private static Matrix matrix(List<float[]> rows) {
        return Matrix.of(rows.toArray(float[][]::new));
    }
}
