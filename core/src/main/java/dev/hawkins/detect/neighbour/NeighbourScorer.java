package dev.hawkins.detect.neighbour;

import dev.hawkins.detect.RowScorer;

/** Searches the neighbours of a batch, then scores row by row. */
abstract class NeighbourScorer extends RowScorer {
    protected final Neighbours neighbours;

    NeighbourScorer(int inputs, Neighbours neighbours) {
        super(inputs);
        this.neighbours = neighbours;
    }

    /** The score of a row whose neighbours have been found as those of {@code query}. */
    abstract double score(int query, float[] rows, int from);

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        for (int first = 0; first < count; first += Neighbours.BATCH) {
            int batch = Math.min(Neighbours.BATCH, count - first);
            neighbours.find(rows, offset + first * inputs(), batch, -1);
            for (int r = 0; r < batch; r++) {
                scores[scoresOffset + first + r] = score(r, rows, offset + (first + r) * inputs());
            }
        }
    }

    @Override
    protected double score(float[] rows, int from) {
        neighbours.find(rows, from, 1, -1);
        return score(0, rows, from);
    }

    /** Compares with the mean of the neighbours first .. last-1: squared differences, scaled to the score. */
    protected final double compare(
            float[] rows,
            int from,
            int first,
            int last,
            double[] contributions,
            float[] expected,
            float[] spread,
            int to) {
        double score = score(rows, from);
        int count = last - first;
        for (int j = 0; j < inputs(); j++) {
            double mean = 0;
            for (int i = first; i < last; i++) {
                mean += neighbours.value(0, i, j);
            }
            mean /= count;
            double squares = 0;
            for (int i = first; i < last; i++) {
                double off = neighbours.value(0, i, j) - mean;
                squares += off * off;
            }
            double difference = rows[from + j] - mean;
            contributions[to + j] = difference * difference;
            expected[to + j] = (float) mean;
            spread[to + j] = count > 1 ? (float) Math.sqrt(squares / (count - 1)) : Float.NaN;
        }
        scaleTo(score, contributions, to);
        return score;
    }
}
