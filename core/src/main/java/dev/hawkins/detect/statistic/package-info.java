/** Detectors that describe the training rows by moments, histograms or tail probabilities. */
package dev.hawkins.detect.statistic;
