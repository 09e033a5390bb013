package dev.hawkins.detect;

/**
 * How a network is trained, a group of settings that detectors share; what is 0 is chosen by the number of rows.
 *
 * <p>The rules, for n training rows: {@code batch} is the largest power of two not above n / 16, but between 32 and 256.
 * {@code epochs} is what gives 20,000 steps, or as many as fit into 1.5e11 multiplications of a row by a parameter if those
 * are fewer, but between 5 and 1,000. So a small table is seen often in small batches, a large one few times in large ones,
 * and a wide network no longer than about ten seconds per core; the work depends on sizes and never on the clock, which
 * would change results.
 *
 * @param learningRate of Adam
 * @param schedule how the rate changes
 * @param batch rows per step, 0 = by rule
 * @param epochs most passes over the training rows, 0 = by rule
 * @param patience epochs without a better validation loss after which training stops, but at least 1,000 steps
 * @param stopping what ends training before its last epoch
 * @param stopLimit limit of that rule, 0 = its usual one; patience has none
 * @param validationShare share of the training rows held back for validation
 * @param trimmed share of each batch, and of the validation rows, that is left out because its loss is highest: for training
 *     rows that are not all normal. Choose it a little above the share of anomalies that you fear
 * @param clipNorm largest norm of the whole gradient, 0 = no limit
 */
public record TrainingPlan(
        @Setting(help = "learning rate of Adam", min = 1e-8, max = 10) double learningRate,
        @Setting(help = "how the learning rate changes") Schedule schedule,
        @Setting(help = "rows per step, 0 = by rule", min = 0, max = 65536, unit = "rows") int batch,
        @Setting(help = "most passes over the rows, 0 = by rule", min = 0, unit = "epochs") int epochs,
        @Setting(help = "epochs without progress after which training stops", min = 1, unit = "epochs") int patience,
        @Setting(help = "what ends training before its last epoch: patience, or Prechelt's GL, PQ or UP")
                Stopping stopping,
        @Setting(help = "limit of Prechelt's rules, 0 = 5 for GL, .75 for PQ, 3 strips for UP", min = 0, max = 1e6)
                double stopLimit,
        @Setting(help = "share of the rows held back for validation", min = 0, max = 0.5, unit = "share")
                double validationShare,
        @Setting(
                        help =
                                "share of every batch left out because its loss is highest, for contaminated training rows",
                        min = 0,
                        max = 0.9,
                        unit = "share")
                double trimmed,
        @Setting(help = "largest norm of the gradient, 0 = no limit", min = 0, max = 1e9) double clipNorm) {
    private static final int STEPS = 20_000;
    private static final double MOST_WORK = 1.5e11;
    private static final int FEWEST_EPOCHS = 5;
    private static final int MOST_EPOCHS = 1000;
    private static final int SMALLEST_BATCH = 32;
    private static final int LARGEST_BATCH = 256;
    private static final int PATIENT_STEPS = 1000;
    private static final int WARM_UP_EPOCHS = 5;
    private static final int WARM_UP_STEPS = 500;

    public TrainingPlan {
        Settings.check(
                TrainingPlan.class,
                learningRate,
                schedule,
                batch,
                epochs,
                patience,
                stopping,
                stopLimit,
                validationShare,
                trimmed,
                clipNorm);
    }

    /** With patience, and without trimming. */
    public TrainingPlan(
            double learningRate,
            Schedule schedule,
            int batch,
            int epochs,
            int patience,
            double validationShare,
            double clipNorm) {
        this(learningRate, schedule, batch, epochs, patience, Stopping.PATIENCE, 0, validationShare, 0, clipNorm);
    }

    /** The same with another number of epochs. */
    public TrainingPlan withEpochs(int value) {
        return new TrainingPlan(
                learningRate,
                schedule,
                batch,
                value,
                patience,
                stopping,
                stopLimit,
                validationShare,
                trimmed,
                clipNorm);
    }

    /**
     * The same with its epochs chosen by the work for a row, for networks that use a weight more than once in a row.
     *
     * @param rows training rows
     * @param multiplications of a row by a weight, going forward
     */
    public TrainingPlan forWork(int rows, long multiplications) {
        int asParameters = (int) Math.max(1, Math.min(Integer.MAX_VALUE, multiplications));
        return withEpochs(epochsFor(rows, asParameters));
    }

    /**
     * The same with a share of the epochs that it would have by rule, for networks that have little to learn; epochs that are
     * set stay.
     *
     * @param rows training rows
     * @param parameters of the network
     */
    public TrainingPlan shortened(double share, int rows, int parameters) {
        int shorter = (int) Math.max(FEWEST_EPOCHS, share * epochsFor(rows, parameters));
        return epochs > 0 ? this : withEpochs(shorter);
    }

    /** The same for a first look at the rows: 5 epochs, or as many as give 500 steps, at a constant rate. */
    public TrainingPlan warmUp(int rows) {
        int few = Math.max(WARM_UP_EPOCHS, WARM_UP_STEPS / stepsPerEpoch(rows));
        int most = epochs > 0 ? Math.min(few, epochs) : few;
        return new TrainingPlan(learningRate, Schedule.CONSTANT, batch, most, patience, validationShare, clipNorm);
    }

    /** Rows per step for so many training rows. */
    public int batchFor(int rows) {
        int ruled = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, Integer.highestOneBit(Math.max(1, rows / 16))));
        return Math.min(rows, batch > 0 ? batch : ruled);
    }

    /** Steps per epoch; the last partial batch counts. */
    public int stepsPerEpoch(int rows) {
        int size = batchFor(rows);
        return (rows + size - 1) / size;
    }

    /** Most epochs for so many training rows and a network of so many parameters. */
    public int epochsFor(int rows, int parameters) {
        int affordable = (int) Math.min(MOST_EPOCHS, MOST_WORK / rows / parameters);
        int ruled = Math.max(FEWEST_EPOCHS, Math.min(affordable, STEPS / stepsPerEpoch(rows)));
        return epochs > 0 ? epochs : ruled;
    }

    /** Epochs without progress after which training stops; where another rule ends it, more than there are. */
    int patienceFor(int rows) {
        return stopping == Stopping.PATIENCE
                ? Math.max(patience, PATIENT_STEPS / stepsPerEpoch(rows))
                : Integer.MAX_VALUE;
    }

    /** Of so many rows, how many are kept when those of the highest loss are left out; at least one. */
    int kept(int rows) {
        return Math.max(1, rows - (int) Math.floor(trimmed * rows));
    }
}
