/** Detectors that compress a row, restore it and score what was lost. */
package dev.hawkins.detect.reconstruction;
