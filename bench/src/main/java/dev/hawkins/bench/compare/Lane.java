package dev.hawkins.bench.compare;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A peer with the one thread that calls it. Native libraries change the state of the threads they run on (LibTorch flushes
 * denormals there), so nobody shares one.
 */
final class Lane implements AutoCloseable {
    private final ExecutorService thread;
    private final Peer peer;

    /** Makes the peer on its own thread; throws what its making throws. */
    Lane(Callable<? extends Peer> maker) {
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "bench-lane");
            made.setDaemon(true);
            return made;
        });
        peer = call(maker);
    }

    Peer peer() {
        return peer;
    }

    <T> T call(Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
