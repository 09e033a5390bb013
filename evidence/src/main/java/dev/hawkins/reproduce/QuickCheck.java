package dev.hawkins.reproduce;

/**
 * A cell that takes seconds, and the limits that one of its figures must lie within.
 *
 * @param cell need not be among the cells of the tables: fewer epochs will do
 * @param figure its name
 * @param bar generous, but such that a method that has stopped working does not get through
 */
record QuickCheck(CellKey cell, String figure, Bar bar) {}
