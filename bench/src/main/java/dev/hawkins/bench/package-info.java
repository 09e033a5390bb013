/**
 * Benchmarks of the engine. {@link dev.hawkins.bench.EngineTable} prints one table of Hawkins alone in about a minute; the
 * {@code *Benchmark} classes are for JMH; {@link dev.hawkins.bench.compare} puts Hawkins beside its peers. Every measured run
 * also yields a number that must not change (a loss or a checksum), so that speed without the right answer shows.
 */
package dev.hawkins.bench;
