/** One room of the journey: scores become p-values and verdicts. */
package dev.hawkins.calibrate;
