/**
 * Rows that a model makes, and what slips past a model. {@link dev.hawkins.generate.Generation} has a model make rows in the
 * columns of its table; {@link dev.hawkins.generate.RedTeam} makes anomalies against any model out of normal rows. Both
 * put rows together cell by cell, so that every value is one that a row had, or one that a generator gave and the table can hold.
 */
package dev.hawkins.generate;
