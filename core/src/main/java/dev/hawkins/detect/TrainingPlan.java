package dev.hawkins.detect;

/**
 * How a network is trained; what is 0 is chosen by the number of rows.
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
 * @param validationShare share of the training rows held back for validation
 * @param clipNorm largest norm of the whole gradient, 0 = no limit
 */
public record TrainingPlan(
        double learningRate,
        Schedule schedule,
        int batch,
        int epochs,
        int patience,
        double validationShare,
        double clipNorm) {
    private static final int STEPS = 20_000;
    private static final double MOST_WORK = 1.5e11;
    private static final int FEWEST_EPOCHS = 5;
    private static final int MOST_EPOCHS = 1000;
    private static final int SMALLEST_BATCH = 32;
    private static final int LARGEST_BATCH = 256;
    private static final int PATIENT_STEPS = 1000;
    private static final int WARM_UP_EPOCHS = 5;
    private static final int WARM_UP_STEPS = 500;

    /** The same for a first look at the rows: 5 epochs, or as many as give 500 steps, at a constant rate. */
    public TrainingPlan warmUp(int rows) {
        int few = Math.max(WARM_UP_EPOCHS, WARM_UP_STEPS / stepsPerEpoch(rows));
        int most = epochs > 0 ? Math.min(few, epochs) : few;
        return new TrainingPlan(learningRate, Schedule.CONSTANT, batch, most, patience, validationShare, clipNorm);
    }

    /** Rows per step for so many training rows. */
    int batchFor(int rows) {
        int ruled = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, Integer.highestOneBit(Math.max(1, rows / 16))));
        return Math.min(rows, batch > 0 ? batch : ruled);
    }

    /** Steps per epoch; the last partial batch counts. */
    int stepsPerEpoch(int rows) {
        int size = batchFor(rows);
        return (rows + size - 1) / size;
    }

    /** Most epochs for so many training rows and a network of so many parameters. */
    int epochsFor(int rows, int parameters) {
        int affordable = (int) Math.min(MOST_EPOCHS, MOST_WORK / rows / parameters);
        int ruled = Math.max(FEWEST_EPOCHS, Math.min(affordable, STEPS / stepsPerEpoch(rows)));
        return epochs > 0 ? epochs : ruled;
    }

    /** Epochs without progress after which training stops. */
    int patienceFor(int rows) {
        return Math.max(patience, PATIENT_STEPS / stepsPerEpoch(rows));
    }
}
