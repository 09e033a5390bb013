/** Detectors that compare rows by a Gaussian kernel. */
package dev.hawkins.detect.kernel;
