/**
 * The published tables again. A {@link dev.hawkins.bench.published.Reproduction} is one source with its cells,
 * {@link dev.hawkins.bench.published.Reproduce} measures those that are not in the file of finished cells yet and prints them
 * beside the published figures. {@link dev.hawkins.bench.published.AbcTable} says of Yamanaka et al. 2019
 * (arXiv 1903.10709) besides which figures lie where they should.
 */
package dev.hawkins.bench.published;
