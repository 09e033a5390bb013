/**
 * One room of the journey: verdicts get their reasons, in the original columns and units. Begin at
 * {@link dev.hawkins.explain.Explainer}; {@link dev.hawkins.explain.Ranges} makes "expected 31.20 to 88.40" mean the same
 * for every method; a {@code Words} per kind of column finds the words.
 */
package dev.hawkins.explain;
