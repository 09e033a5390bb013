package dev.hawkins.arena;

/**
 * One detector in one division of the rows.
 *
 * @param entrant its name
 * @param seed of the division and of the fit
 * @param marks what it reached
 * @param fitSeconds wall time of the fit, preparation and calibration included
 * @param scoreSeconds wall time of scoring all test rows on one thread
 * @param modelBytes size of its model file
 * @param peakBytes most heap in use during fit and scoring, garbage included: an upper bound
 */
public record Bout(
        String entrant,
        long seed,
        Marks marks,
        double fitSeconds,
        double scoreSeconds,
        long modelBytes,
        long peakBytes) {}
