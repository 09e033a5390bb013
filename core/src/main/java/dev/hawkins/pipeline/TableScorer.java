package dev.hawkins.pipeline;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Scorer;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;

/** Prepares and scores the rows of tables for one thread at a time, a block after the other in the same buffer. */
final class TableScorer {
    private static final int BLOCK = 512;

    private final Preparation preparation;
    private final Scorer scorer;
    private final float[] inputs;
    private final int width;
    private final long[] missing;

    TableScorer(Preparation preparation, Model model) {
        this.preparation = preparation;
        this.width = preparation.layout().inputs();
        this.scorer = model.scorer(BLOCK);
        this.inputs = new float[BLOCK * width];
        this.missing = new long[preparation.columns().size()];
    }

    /** Rows so far without a value in a column that lacked none in training, per column. */
    long[] missing() {
        return missing;
    }

    /** One score per row of the table. */
    double[] score(Table table) {
        Preparation.Binding binding = preparation.bind(table);
        long[] lacking = binding.unexpectedlyMissing();
        for (int c = 0; c < missing.length; c++) {
            missing[c] += lacking[c];
        }
        double[] scores = new double[table.rows()];
        for (int from = 0; from < scores.length; from += BLOCK) {
            int count = Math.min(BLOCK, scores.length - from);
            binding.apply(from, count, inputs, 0);
            scorer.score(inputs, 0, count, scores, from);
        }
        return scores;
    }
}
