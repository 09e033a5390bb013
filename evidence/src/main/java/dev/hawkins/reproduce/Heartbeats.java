package dev.hawkins.reproduce;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.MissingDataException;
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
     * @throws TableException if it is not there, saying where it is looked for
     */
    static Heartbeats read(String name) {
        List<float[]> normal = new ArrayList<>();
        List<float[]> abnormal = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
            for (JsonNode beat : new ObjectMapper().readTree(in)) {
                (beat.get("target").asString().equals("1") ? normal : abnormal).add(points(beat.get("data")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Heartbeats(matrix(normal), matrix(abnormal));
    }

    private static Path file(String name) {
        DataFolder folder = DataFolder.ofEnvironment(System.getenv());
        Path file = folder.find("ecg5000/" + name);
        if (file == null) {
            throw new MissingDataException(
                    "the demonstration Anomagram is not on this machine: ecg5000/%s is not in %s; it is the file of that name in the repository victordibia/anomagram"
                            .formatted(name, folder.places().get(0)));
        }
        return file;
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
