package dev.hawkins.detect;

/**
 * What a score says.
 *
 * @param description one sentence, for example "negative log reconstruction probability of the row"
 * @param unit {@code nats}, {@code squared prepared units}, {@code distance}, {@code none}
 * @param lowest lowest possible score, or negative infinity
 * @param highest highest possible score, or positive infinity
 */
public record ScoreMeaning(String description, String unit, double lowest, double highest) {}
