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
            neighbours.find(rows, offset + first * inputs(), batch, null);
            for (int r = 0; r < batch; r++) {
                scores[scoresOffset + first + r] = score(r, rows, offset + (first + r) * inputs());
            }
        }
    }

    @Override
    protected double score(float[] rows, int from) {
        neighbours.find(rows, from, 1, null);
        return score(0, rows, from);
    }

    /**
     * Compares with the mean of the neighbours from {@code first} on: squared differences, scaled to the score. The spread
     * is that of all neighbours.
     */
    protected final double compare(
            float[] rows, int from, int first, double[] contributions, float[] expected, float[] spread, int to) {
        int count = neighbours.count(0);
        for (int j = 0; j < inputs(); j++) {
            double reference = mean(first, count, j);
            double difference = rows[from + j] - reference;
            contributions[to + j] = difference * difference;
            expected[to + j] = (float) reference;
            spread[to + j] = (float) deviation(count, j);
        }
        double score = score(0, rows, from);
        scaleTo(score, contributions, to);
        return score;
    }

    private double mean(int first, int last, int column) {
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += neighbours.value(0, i, column);
        }
        return sum / (last - first);
    }

    private double deviation(int count, int column) {
        double mean = mean(0, count, column);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double off = neighbours.value(0, i, column) - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / count);
    }
}
