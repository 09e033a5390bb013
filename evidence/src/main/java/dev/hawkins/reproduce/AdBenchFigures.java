package dev.hawkins.reproduce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Published ROC AUC in percent, means of 5 seeds: Livernoche, Jain, Hezaveh and Ravanbakhsh 2024, "On diffusion modeling for
 * anomaly detection" (ICLR), by set, one-class or unsupervised, and method.
 */
final class AdBenchFigures {
    private static final Map<String, Map<String, Double>> ROWS = read();

    private AdBenchFigures() {}

    /** NaN where there is none. */
    static double published(String set, boolean oneClass, String method) {
        return ROWS.getOrDefault(key(set, oneClass ? "one-class" : "unsupervised"), Map.of())
                .getOrDefault(method, Double.NaN);
    }

    private static String key(String set, String setup) {
        return set + "," + setup;
    }

    private static Map<String, Map<String, Double>> read() {
        Map<String, Map<String, Double>> rows = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                AdBenchFigures.class.getResourceAsStream("adbench-published.csv"), StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(reader.readLine().split(","));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                Map<String, Double> figures = new HashMap<>();
                for (int c = 2; c < cells.length; c++) {
                    figures.put(header.get(c), Double.valueOf(cells[c]));
                }
                rows.put(key(cells[0], cells[1]), figures);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
