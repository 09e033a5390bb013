package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes a {@link Judgement}, in pieces of a limited number of rows; for one thread. */
final class Rating {
    static final int CHUNK = 1024;

    private final Judgement judgement;
    private final Weighing weighing;
    private final InputLimits limits;
    private final int atOnce;
    private final int inputs;
    private final Inference inference;
    private final float[] limited;
    private final float[] expected;

    Rating(Judgement judgement, Weighing weighing, InputLimits limits, int atOnce) {
        this.judgement = judgement;
        this.weighing = weighing;
        this.limits = limits;
        this.atOnce = atOnce;
        inputs = judgement.row().units();
        List<Node> fetched = new ArrayList<>();
        if (judgement.expected() != null) {
            fetched.add(judgement.expected());
        }
        if (judgement.rest() != null) {
            fetched.add(judgement.rest());
        }
        inference = judgement.inference(List.of(judgement.row()), fetched, atOnce);
        limited = new float[Math.multiplyExact(atOnce, inputs)];
        expected = new float[limited.length];
    }

    /** Most rows of a {@link #run}. */
    int atOnce() {
        return atOnce;
    }

    double[] all(Matrix rows) {
        double[] scores = new double[rows.rows()];
        score(rows.values(), 0, rows.rows(), scores, 0);
        return scores;
    }

    void score(float[] rows, int offset, int count, double[] scores, int at) {
        for (int from = 0; from < count; from += atOnce) {
            int part = Math.min(atOnce, count - from);
            run(rows, offset + from * inputs, part);
            rest(part, scores, at + from);
            for (int r = 0; r < part && judgement.weight() > 0; r++) {
                scores[at + from + r] += distance(rows, offset + (from + r) * inputs, r);
            }
        }
    }

    /** What belongs to no single input, of the rows of one piece. */
    void rest(float[] rows, int count, double[] rests) {
        for (int from = 0; from < count; from += atOnce) {
            int part = Math.min(atOnce, count - from);
            run(rows, from * inputs, part);
            rest(part, rests, from);
        }
    }

    /** Reads one piece of at most {@link #atOnce} rows. */
    void run(float[] rows, int offset, int count) {
        limits.apply(rows, offset, count, limited);
        inference.feed(judgement.row(), limited, 0, count);
        inference.run(count);
        if (judgement.expected() != null) {
            inference.fetch(judgement.expected(), expected, 0);
        }
    }

    /** What is expected of the rows of the last run, row-major. */
    float[] expected() {
        return expected;
    }

    /**
     * Root of the mean squared difference per input, of at most {@link #atOnce} rows; zeros where nothing is expected.
     */
    float[] spread(Matrix rows) {
        float[] spread = new float[inputs];
        if (judgement.expected() == null) {
            return spread;
        }
        run(rows.values(), 0, rows.rows());
        double[] squares = new double[inputs];
        for (int i = 0; i < rows.values().length; i++) {
            double difference = (double) rows.values()[i] - expected[i];
            squares[i % inputs] += difference * difference;
        }
        for (int j = 0; j < inputs; j++) {
            spread[j] = (float) Math.sqrt(squares[j] / rows.rows());
        }
        return spread;
    }

    private void rest(int count, double[] sums, int at) {
        Arrays.fill(sums, at, at + count, 0);
        if (judgement.rest() != null) {
            inference.addSums(judgement.rest(), sums, at);
            for (int r = at; r < at + count; r++) {
                sums[r] *= weighing.rest();
            }
        }
    }

    private double distance(float[] rows, int offset, int r) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
            sum += weighing.of(j, (double) rows[offset + j] - expected[r * inputs + j]);
        }
        return sum;
    }
}
