package dev.hawkins.evaluate;

/**
 * One distinct threshold on the precision-recall curve.
 *
 * @param threshold rows that score at least this are called; positive infinity for the first point, recall 0 and (by
 *     convention) precision 1
 * @param recall share of anomalies called
 * @param precision share of calls that are anomalies
 */
public record PrecisionRecallPoint(double threshold, double recall, double precision) {}
