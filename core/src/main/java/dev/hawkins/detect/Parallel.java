package dev.hawkins.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs independent tasks of a fit on its threads. Each task writes results of its own, so the order does not matter. */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs the tasks 0 .. count-1.
     *
     * @param worker called once per thread; the consumer it gives, with buffers of its own, runs many tasks
     */
    public static void run(int count, FitContext context, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(context.threads(), count);
        if (threads <= 1) {
            work(next, count, context, worker.get());
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                futures.add(pool.submit(() -> work(next, count, context, worker.get())));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error; // such as out of memory, which is told apart
            }
            throw (RuntimeException) e.getCause(); // a task throws no checked one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the fit was interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    private static void work(AtomicInteger next, int count, FitContext context, IntConsumer task) {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            context.check();
            task.accept(i);
        }
    }
}
