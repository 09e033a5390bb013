package dev.hawkins.evaluate;

/**
 * A threshold chosen with labels.
 *
 * @param threshold rows that score strictly more are called; may be infinite
 * @param value what the goal made of it: an F1, an accuracy, a cost ...
 * @param confusion the calls on the rows it was chosen on
 */
public record Cut(double threshold, double value, Confusion confusion) {}
