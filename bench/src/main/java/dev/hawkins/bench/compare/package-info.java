/**
 * Hawkins beside its peers in one run: {@link dev.hawkins.bench.compare.PeerTable} prints one table.
 *
 * <p>A {@link dev.hawkins.bench.compare.Workload} says what is computed, {@link dev.hawkins.bench.compare.Workloads} lists
 * them with the ratios they must reach. A {@link dev.hawkins.bench.compare.Problem} adds the weights, data and noise that
 * everybody starts from. Each {@link dev.hawkins.bench.compare.Peer}, found as a service, makes a
 * {@link dev.hawkins.bench.compare.Contender} of it. Contenders first prove that they do the same work, by losses or scores
 * that agree; then they are timed in short rounds, turn by turn.
 *
 * <p>Peers live in {@code src/peers} and are compiled under the Maven profile {@code peers} only; without it Hawkins stands
 * alone in the same table.
 */
package dev.hawkins.bench.compare;
