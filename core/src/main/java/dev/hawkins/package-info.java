/** Anomaly detection for the JVM. {@link dev.hawkins.Hawkins} is the way in. */
package dev.hawkins;
