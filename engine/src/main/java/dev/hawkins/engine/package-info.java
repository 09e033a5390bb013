/**
 * A small float32 engine for the networks of anomaly detection: 10^2 to 10^6 weights, batches of 32 to 512 rows.
 *
 * <p>Start at {@link dev.hawkins.engine.Graph}: it describes a network as nodes, {@link dev.hawkins.engine.Network} holds
 * its parameters, {@link dev.hawkins.engine.Trainer} changes them and {@link dev.hawkins.engine.Inference} reads
 * values off any node. The engine knows nothing of anomalies.
 */
package dev.hawkins.engine;
