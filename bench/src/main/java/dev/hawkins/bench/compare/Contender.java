package dev.hawkins.bench.compare;

/** Somebody who does the work of a {@link Problem}; always called from one and the same thread. */
public interface Contender extends AutoCloseable {
    /**
     * What must agree with the other contenders: losses of the first steps from the initial weights with the noise of the
     * problem, or the scores of all rows. Called once, before {@link #run}.
     */
    double[] proof();

    /** Does the work again and again; training goes on and draws its noise itself. */
    void run(int times);

    /** How it is done, if there was a choice; for a remark below the table. */
    default String remark() {
        return "";
    }

    @Override
    void close();
}
