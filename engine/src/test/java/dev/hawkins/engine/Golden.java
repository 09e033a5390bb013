package dev.hawkins.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stored results of independent implementations: lines of a name, the number of a step, and numbers. */
final class Golden {
    private Golden() {}

    /** Numbers by "name step", in the order of the file; lines that begin with # say where it comes from. */
    static Map<String, double[]> read(String file) {
        Map<String, double[]> lines = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Golden.class.getResourceAsStream("golden/" + file), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                double[] numbers = Arrays.stream(words)
                        .skip(2)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                lines.put(words[0] + " " + words[1], numbers);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
