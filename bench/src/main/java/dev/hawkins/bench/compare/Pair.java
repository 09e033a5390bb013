package dev.hawkins.bench.compare;

import java.util.concurrent.locks.LockSupport;

/** The caller and one more thread, which spins a little for the next task before it parks. */
final class Pair implements AutoCloseable {
    private static final int SPINS = 4_000;

    private final Thread worker;
    private volatile Runnable task;
    private volatile Throwable failure;
    private volatile boolean closed;

    Pair(Runnable before) {
        worker = new Thread(() -> work(before), "bench-second");
        worker.setDaemon(true);
        worker.start();
    }

    /** Runs both and returns when both are done. */
    void run(Runnable mine, Runnable other) {
        task = other;
        LockSupport.unpark(worker);
        mine.run();
        while (task != null) {
            Thread.onSpinWait();
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void work(Runnable before) {
        before.run();
        for (int spins = 0; !closed; spins++) {
            Runnable now = task;
            if (now == null) {
                rest(spins);
                continue;
            }
            spins = 0;
            try {
                now.run();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            task = null;
        }
    }

    private void rest(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(worker);
    }
}
