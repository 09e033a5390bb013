/**
 * The published tables again: {@link dev.hawkins.bench.published.AbcTable} runs the experiments of Yamanaka et al. 2019
 * (arXiv 1903.10709) and prints their figures beside ours.
 */
package dev.hawkins.bench.published;
