/** Speed of the detectors that learn without gradients, measured by hand on data in the data folder. */
package dev.hawkins.bench.classic;
