package dev.hawkins.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores and labels, gathered part by part; equal labels are kept once. */
final class LabelledScores {
    /** Some rows. */
    record Part(double[] scores, String[] texts) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private int rows;

    void add(Part part) {
        for (int i = 0; i < part.texts().length; i++) {
            part.texts()[i] = known.computeIfAbsent(part.texts()[i], text -> text);
        }
        parts.add(part);
        rows += part.scores().length;
    }

    double[] scores() {
        double[] all = new double[rows];
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(part.scores(), 0, all, at, part.scores().length);
            at += part.scores().length;
        }
        return all;
    }

    String[] texts() {
        return parts.stream()
                .flatMap(part -> java.util.Arrays.stream(part.texts()))
                .toArray(String[]::new);
    }
}
