/**
 * Detectors beside each other on one table, honest by construction: {@link dev.hawkins.arena.Arena} divides rows by seed into
 * a lesson, which is all that a detector sees, and an exam, which takes its model and gives marks. Copies of a row stay on
 * one side. {@link dev.hawkins.arena.Comparison} says which differences are more than chance.
 */
package dev.hawkins.arena;
