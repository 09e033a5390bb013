/**
 * The second arrow: a table becomes a float matrix. Every statistic is fitted on training rows only, fitted steps are
 * immutable and mergeable, and the way back (inputs to columns, prepared to original units) is part of every step.
 */
package dev.hawkins.prepare;
