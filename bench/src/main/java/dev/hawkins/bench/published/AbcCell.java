package dev.hawkins.bench.published;

/**
 * One fit: which method, on what, with which seed.
 *
 * @param setting the experiment
 * @param method see {@link AbcMethod}
 * @param seed of the draw of the rows and of the fit
 */
public record AbcCell(AbcSetting setting, AbcMethod method, long seed) {}
