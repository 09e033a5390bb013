/** Detectors that model how likely a row is through a random latent code. */
package dev.hawkins.detect.variational;
