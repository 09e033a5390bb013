package dev.hawkins.detect.adversarial;

/** What stands between a layer's product and its activation. */
public enum Normalisation {
    NONE,
    /** Each row over the units of the layer (Ba et al. 2016). */
    LAYER,
    /** Each unit over the batch; scores use the running statistics of training (Ioffe and Szegedy 2015). */
    BATCH,
    /**
     * As {@link #BATCH}, but whatever scores goes by the mean and variance of the rows that are scored together, so that a score
     * depends on the row's neighbours: the same row gets another among anomalies than among normal rows. A fault of published
     * code, for comparison with its figures alone, some of which are high as test batches were nearly pure.
     *
     * <p>Rows go together in the order given, at most as many as their {@link dev.hawkins.detect.Scorer} was made for: 1,024 in
     * {@code Model.score}, 512 in the commands that read files. A row by itself, which has no variance, is scored by the running
     * statistics, and explanations are of rows by themselves.
     */
    TEST_BATCH;

    /** What the settings of this kind say. */
    static final String HELP =
            "normalisation of the hidden layers; test-batch, a fault of published code to compare with its"
                    + " figures alone, makes a row's score depend on the rows that are scored with it; explanations are of rows by"
                    + " themselves";

    /** Whether it standardises units over rows. */
    boolean overRows() {
        return this == BATCH || together();
    }

    /** Whether rows that are scored together are standardised by each other. */
    boolean together() {
        return this == TEST_BATCH;
    }
}
