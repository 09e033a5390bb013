package dev.hawkins.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few persistent threads that do numbered tasks together with the caller. A phase of a training step lasts tens of
 * microseconds to milliseconds, so workers spin a little for the next one before they park. Who does which task is left
 * to chance; tasks must not depend on it.
 */
final class Team implements AutoCloseable {
    /** One phase. */
    interface Job {
        /** Does one task as the given member, 0 .. size-1. */
        void run(int task, int member);
    }

    private static final int SPINS = 4_000;

    private final Thread[] workers;
    private final AtomicInteger next = new AtomicInteger();
    /** Workers that have not finished the current phase. */
    private final AtomicInteger busy = new AtomicInteger();

    private volatile int phase;
    private volatile boolean closed;
    private volatile Throwable failure;
    private Job job;
    private int tasks;

    Team(int size) {
        workers = new Thread[size - 1];
        for (int i = 0; i < workers.length; i++) {
            int member = i + 1;
            workers[i] = new Thread(() -> work(member), "hawkins-engine-" + member);
            workers[i].setDaemon(true);
            workers[i].start();
        }
    }

    int size() {
        return workers.length + 1;
    }

    /** Does tasks 0 .. tasks-1 and returns when all are done. */
    void run(Job job, int tasks) {
        if (workers.length == 0 || tasks == 1) {
            for (int task = 0; task < tasks; task++) {
                job.run(task, 0);
            }
            return;
        }
        this.job = job;
        this.tasks = tasks;
        next.set(0);
        busy.set(workers.length);
        phase++; // publishes the fields above; only the caller ever writes it
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        take(0);
        awaitOthers();
    }

    private void take(int member) {
        try {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                job.run(task, member);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            next.set(tasks);
        }
    }

    private void awaitOthers() {
        for (int spins = 0; busy.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    private void work(int member) {
        int done = 0;
        while (true) {
            for (int spins = 0; phase == done && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (closed) {
                return;
            }
            done = phase;
            take(member);
            busy.decrementAndGet();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
    }
}
