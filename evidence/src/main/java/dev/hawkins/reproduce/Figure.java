package dev.hawkins.reproduce;

/**
 * One figure of one cell.
 *
 * @param cell what was measured
 * @param name of the figure
 */
record Figure(CellKey cell, String name) {}
