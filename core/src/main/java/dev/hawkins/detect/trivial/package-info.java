/** Detectors that any useful one must beat; every comparison starts with them. */
package dev.hawkins.detect.trivial;
