/**
 * A comparison as one page that needs nothing else: {@link dev.hawkins.arena.report.Page}. Its pictures are SVG and can be
 * had by themselves.
 */
package dev.hawkins.arena.report;
