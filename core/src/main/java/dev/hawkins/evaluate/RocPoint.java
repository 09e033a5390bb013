package dev.hawkins.evaluate;

/**
 * One distinct threshold on the ROC curve.
 *
 * @param threshold rows that score at least this are called; positive infinity for the first point (0, 0)
 * @param falseAlarmRate share of normal rows called
 * @param recall share of anomalies called
 */
public record RocPoint(double threshold, double falseAlarmRate, double recall) {}
