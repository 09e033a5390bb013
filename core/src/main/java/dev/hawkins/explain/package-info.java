/** One room of the journey: verdicts get their reasons, in the original columns and units. */
package dev.hawkins.explain;
