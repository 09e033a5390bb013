/**
 * Detectors that train two networks against each other: one makes rows, the other tells them from real ones.
 *
 * <p>They share a small kit. A detector puts a {@link dev.hawkins.detect.adversarial.Match} together: layers that are used
 * more than once ({@code Tower}), rows by kind of column ({@code RowHead}), and what the players minimise. {@code Game} plays
 * it, {@code Watch} looks for what goes wrong in such games, and {@code JudgedModel} scores by what is left.
 */
package dev.hawkins.detect.adversarial;
