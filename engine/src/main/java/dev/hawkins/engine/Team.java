package dev.hawkins.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A few persistent threads that do numbered tasks together with the caller. A phase of a training step lasts tens of
 * microseconds to milliseconds, so workers spin a little for the next one before they park. Each member begins with a share
 * of the tasks that is the same in every phase, as what they read may still be in its cache, from the first to the last in one
 * phase and back in the next, and then helps the others. So who does which task is left to chance; tasks must not depend on it.
 */
final class Team implements AutoCloseable {
    /** One phase. */
    interface Job {
        /** Does one task as the given member, 0 .. size-1. */
        void run(int task, int member);
    }

    private static final int SPINS = 4_000;
    /** Numbers between two counters. */
    private static final int APART = 32;

    private final Thread[] workers;
    /** By member, at a distance that keeps them apart in the cache: how many tasks of its share were taken. */
    private final AtomicIntegerArray taken;

    /** Workers that have not finished the current phase. */
    private final AtomicInteger busy = new AtomicInteger();

    private volatile int phase;
    private volatile boolean closed;
    private volatile Throwable failure;
    private Job job;
    private int tasks;
    private boolean backwards;

    Team(int size) {
        taken = new AtomicIntegerArray(size * APART);
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
        this.job = job;
        this.tasks = tasks;
        if (workers.length == 0 || tasks == 1) {
            runAlone();
            return;
        }
        for (int member = 0; member < size(); member++) {
            taken.set(member * APART, 0);
        }
        busy.set(workers.length);
        backwards = !backwards;
        phase++; // publishes the fields above; only the caller ever writes it
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        take(0);
        awaitOthers();
    }

    private void runAlone() {
        backwards = !backwards;
        for (int i = 0; i < tasks; i++) {
            job.run(backwards ? tasks - 1 - i : i, 0);
        }
    }

    private void take(int member) {
        try {
            for (int other = 0; other < size(); other++) {
                takeShare((member + other) % size(), member);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            for (int share = 0; share < size(); share++) {
                taken.set(share * APART, tasks);
            }
        }
    }

    private void takeShare(int share, int member) {
        int first = start(share);
        int end = start(share + 1);
        for (int i = taken.getAndIncrement(share * APART); i < end - first; i = taken.getAndIncrement(share * APART)) {
            job.run(backwards ? end - 1 - i : first + i, member);
        }
    }

    private int start(int share) {
        return (int) ((long) tasks * share / size());
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
