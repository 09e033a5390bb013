package dev.hawkins.bench;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.Map;

/** A training loop, step by step over shuffled rows. */
final class Training implements AutoCloseable {
    private static final int ROWS = 5_120;
    private static final int CHECKED = 40;

    private final Trainer trainer;
    private final int batch;
    private final int[] rows = RandomStream.of(3, "shuffle").permutation(ROWS);
    private int from;
    private int steps;
    private double loss;

    Training(Nets nets, int batch, int threads, double clip) {
        this.batch = batch;
        Matrix data = CorrelatedRows.of(ROWS, nets.input().units());
        trainer = nets.network()
                .trainer(
                        nets.loss(),
                        Map.of(nets.input(), data),
                        Optimiser.Adam.withRate(0.001).clipped(clip),
                        batch,
                        threads,
                        RandomStream.of(4, "noise"));
    }

    /** The loss of the {@value #CHECKED}th step, the same on every machine. */
    double loss() {
        return loss;
    }

    /** The next step; returns its loss. */
    double step() {
        from = from + batch > ROWS ? 0 : from;
        double now = trainer.step(rows, from, batch);
        loss = ++steps == CHECKED ? now : loss;
        from += batch;
        return now;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
