package dev.hawkins.chart;

/** A point of a curve. */
public record Point(double x, double y) {}
