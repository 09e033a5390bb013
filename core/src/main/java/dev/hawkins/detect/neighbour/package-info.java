/** Detectors that compare a row with the training rows nearest to it. */
package dev.hawkins.detect.neighbour;
