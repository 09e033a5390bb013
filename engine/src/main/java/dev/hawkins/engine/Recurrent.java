package dev.hawkins.engine;

/**
 * What a recurrent network gives.
 *
 * @param sequence the state of every step, [step][unit]; of a network in both directions [step][forwards, backwards]
 * @param last the state after the last step of each direction
 * @param cell the cells after the last step of each direction; for a GRU, which has none, the same node as {@code last}
 */
public record Recurrent(Node sequence, Node last, Node cell) {}
