/**
 * The published tables again. A {@link dev.hawkins.reproduce.Reproduction} is one source with its cells,
 * {@link dev.hawkins.reproduce.Reproduce} measures those that are not in the file of finished cells yet and shows them beside
 * the published figures.
 */
package dev.hawkins.reproduce;
