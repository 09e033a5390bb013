package dev.hawkins.bench;

import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import java.util.List;

/** Scores the same rows again and again. */
final class Scoring {
    private final Inference inference;
    private final Node input;
    private final Node read;
    private final Matrix data;
    private final float[] out;

    Scoring(Nets nets, Node read, int rows) {
        input = nets.input();
        this.read = read;
        data = CorrelatedRows.of(rows, input.units());
        inference = nets.network().inference(List.of(input), List.of(read), rows);
        out = new float[rows * read.units()];
    }

    /** Feeds, runs and fetches; returns the last value. */
    float score() {
        inference.feed(input, data.values(), 0, data.rows());
        inference.run(data.rows());
        inference.fetch(read, out, 0);
        return out[out.length - 1];
    }
}
