package dev.hawkins.pipeline;

import dev.hawkins.explain.Explainer;
import dev.hawkins.explain.Explanation;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Scores an open source of rows without holding it in memory. The calling thread reads chunks and hands out results in
 * input order; {@code threads} others score. At most {@code 2 threads + 2} chunks exist at a time. The scores do not depend
 * on the number of threads or the size of chunks.
 */
public final class StreamScorer {
    private static final int CELLS_PER_CHUNK = 1 << 17;
    private static final int MOST_ROWS = 4096;

    private final TrainedModel model;
    private final int threads;
    private final int reasons;
    private final Queue<TableScorer> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Explainer> idleExplainers = new ConcurrentLinkedQueue<>();
    private long rowsScored;

    /**
     * @param threads that score, 1 or more
     * @param reasons to give per row, at most; 0 for none, which is much faster
     */
    public StreamScorer(TrainedModel model, int threads, int reasons) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        }
        this.model = model;
        this.threads = threads;
        this.reasons = reasons;
    }

    /**
     * Rows with their verdicts.
     *
     * @param firstRow number of the first one, from 1
     * @param explanations one per row, or none if no reasons were asked for
     */
    public record Scored(long firstRow, Table rows, Scores scores, List<Explanation> explanations) {}

    /** What the scoring threads make of a chunk, such as the text to be written. */
    @FunctionalInterface
    public interface Work<R> {
        R on(Scored chunk);
    }

    /**
     * Scores all rows.
     *
     * @param work done with each chunk on a scoring thread
     * @param sink gets the results in input order on the calling thread
     * @return how many rows there were
     * @throws CancellationException if the calling thread is interrupted
     */
    public <R> long score(TableReader reader, Work<R> work, Consumer<R> sink) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, StreamScorer::thread);
        try {
            return score(reader, work, sink, pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "scoring");
        thread.setDaemon(true);
        return thread;
    }

    /** What the user should know of the rows scored so far; ask when nothing is under way. */
    public List<String> notices() {
        long[] missing = new long[model.preparation().columns().size()];
        for (TableScorer scorer : idle) {
            for (int c = 0; c < missing.length; c++) {
                missing[c] += scorer.missing()[c];
            }
        }
        return model.preparation().notices(missing, rowsScored);
    }

    private <R> long score(TableReader reader, Work<R> work, Consumer<R> sink, ExecutorService pool) {
        int columns = Math.max(1, reader.schema().size());
        int chunkRows = Math.max(64, Math.min(MOST_ROWS, CELLS_PER_CHUNK / columns));
        Deque<Future<R>> underWay = new ArrayDeque<>();
        long rows = 0;
        for (Table chunk = reader.next(chunkRows); chunk != null; chunk = reader.next(chunkRows)) {
            Table part = chunk;
            long first = rows + 1;
            rows += part.rows();
            underWay.add(pool.submit(() -> work.on(scored(first, part))));
            while (underWay.size() > 2 * threads
                    || !underWay.isEmpty() && underWay.peek().isDone()) {
                sink.accept(result(underWay.remove()));
            }
        }
        while (!underWay.isEmpty()) {
            sink.accept(result(underWay.remove()));
        }
        rowsScored += rows;
        return rows;
    }

    private Scored scored(long first, Table rows) {
        TableScorer scorer = idle.poll();
        if (scorer == null) {
            scorer = model.scorer();
        }
        double[] scores = scorer.score(rows);
        idle.add(scorer);
        return new Scored(first, rows, model.judge(scores), reasons == 0 ? List.of() : explanations(rows));
    }

    private List<Explanation> explanations(Table rows) {
        Explainer explainer = idleExplainers.poll();
        if (explainer == null) {
            explainer = model.explainer();
        }
        List<Explanation> explanations = explainer.explain(rows, reasons);
        idleExplainers.add(explainer);
        return explanations;
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("scoring was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
