/** Made-up card payments with known rules and known anomalies, for the demonstration and for tests. */
package dev.hawkins.datasets.payments;
