/**
 * One room of the journey: scores become p-values, thresholds and probabilities. {@link dev.hawkins.calibrate.Calibration}
 * holds the scores of normal rows that training did not see; everything else in here reads them.
 */
package dev.hawkins.calibrate;
