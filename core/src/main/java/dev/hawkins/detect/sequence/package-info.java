/** Detectors that read a row as a series, one step after the other. */
package dev.hawkins.detect.sequence;
