/**
 * The published tables again. A {@link dev.hawkins.reproduce.Reproduction} is one source with its cells,
 * {@link dev.hawkins.reproduce.Reproduce} measures those that are not in the file of finished cells yet and shows them beside
 * the published figures. {@link dev.hawkins.reproduce.QuickRun} measures the few cells that a source declares for it, and holds
 * them against limits.
 */
package dev.hawkins.reproduce;
