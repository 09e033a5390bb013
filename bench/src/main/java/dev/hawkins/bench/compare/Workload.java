package dev.hawkins.bench.compare;

/**
 * One row of the table.
 *
 * @param kind what is done
 * @param net with which network; null for {@link Kind#PRODUCT}
 * @param rows rows of a training batch, or rows to score
 * @param threads threads that may be used
 * @param target the ratio to the fastest peer, or the share of the peak, that must be reached; 0 for none
 */
public record Workload(Kind kind, Architecture net, int rows, int threads, double target) {
    /** Samples of a reconstruction probability. */
    public static final int SAMPLES = 10;

    private static final int MANY_ROWS = 1_000;

    /** Rows, depth and units of {@link Kind#PRODUCT}. */
    public static final int[] PRODUCT_SHAPE = {256, 784, 400};

    /** What is done. */
    public enum Kind {
        /** Steps of Adam on batches of rows. */
        TRAIN,
        /** The squared error of the reconstruction (from the latent mean), one number per row. */
        SCORE,
        /** Mean of -log p(x|z) over {@link Workload#SAMPLES} samples whose noise is the same for all rows. */
        PROBABILITY,
        /** A matrix product in float32. */
        PRODUCT,
        /** The same training by two threads and by one, both Hawkins. */
        SCALING
    }

    public String name() {
        String suffix = threads == 1 ? ", 1 thread" : ", " + threads + " threads";
        return switch (kind) {
            case TRAIN -> "train %s, batch %d%s".formatted(net.title(), rows, suffix);
            case SCALING -> "two threads against one, train %s, batch %d".formatted(net.title(), rows);
            case SCORE -> "score %s, %s%s".formatted(rows(rows), net.title(), suffix);
            case PROBABILITY ->
                "score %s, %s, reconstruction probability of 10 samples%s".formatted(rows(rows), net.title(), suffix);
            case PRODUCT -> "matrix product 256 x 784 x 400" + suffix;
        };
    }

    private static String rows(int rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    /** What one second of the work is counted in. */
    public String unit() {
        return kind == Kind.PRODUCT ? "GFLOP/s" : "rows/s";
    }

    /** Units of {@link #unit} in one repetition. */
    public double unitsPerRepetition() {
        return kind == Kind.PRODUCT ? 2e-9 * PRODUCT_SHAPE[0] * PRODUCT_SHAPE[1] * PRODUCT_SHAPE[2] : part();
    }

    /** Rows of one repetition: what takes long is done part by part, over and over. */
    public int part() {
        if (rows < MANY_ROWS) {
            return rows;
        }
        return kind == Kind.PROBABILITY ? rows / 10 : net.inputs() > 100 ? rows / 5 : rows;
    }

    public boolean trains() {
        return kind == Kind.TRAIN || kind == Kind.SCALING;
    }

    /** Largest relative difference of losses or scores that counts as the same work. */
    public double tolerance() {
        return 1e-4;
    }
}
