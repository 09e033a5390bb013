/** Detectors that describe the training rows by clusters or a density, and score how far off a row is. */
package dev.hawkins.detect.cluster;
