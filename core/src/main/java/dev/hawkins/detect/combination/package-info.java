/** Detectors that are made of other detectors. */
package dev.hawkins.detect.combination;
