/** Detectors that score how easily random cuts separate a row from the rest. */
package dev.hawkins.detect.isolation;
