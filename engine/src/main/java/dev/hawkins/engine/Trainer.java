package dev.hawkins.engine;

/** Steps of gradient descent on one {@link Network}; owns its buffers and worker threads, so close it. */
public final class Trainer implements AutoCloseable {
    Trainer() {}

    /**
     * One step on the given rows of the feeds.
     *
     * @param rows row numbers into the feeds
     * @param from first of them to use
     * @param count how many, 1 .. maxBatch
     * @return the mean loss of the batch before the step, summed in double
     * @throws NonFiniteException if the loss is not finite; the parameters are then unchanged
     */
    public double step(int[] rows, int from, int count) {
        throw new UnsupportedOperationException();
    }

    /**
     * The mean loss over the given rows, without a step and with noise that is the same at every call (validation).
     */
    public double meanLoss(int[] rows) {
        throw new UnsupportedOperationException();
    }

    /** Changes a coefficient from the next step on. */
    public void set(Coefficient coefficient, double value) {
        throw new UnsupportedOperationException();
    }

    /** Changes the learning rate from the next step on. */
    public void learningRate(double rate) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the optimiser's moments. */
    public void resetOptimiser() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
