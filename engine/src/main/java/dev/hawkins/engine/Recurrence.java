package dev.hawkins.engine;

/**
 * A kind of recurrent network over a series.
 *
 * @param kind LSTM or GRU
 * @param steps length of the series
 * @param units numbers of the state, per direction
 * @param direction which way it goes through the series
 */
public record Recurrence(Kind kind, int steps, int units, Direction direction) {
    /** What happens in a step. */
    public enum Kind {
        /** Four gates, a state and a cell; biases of the forget gate start at 1. */
        LSTM(4, 2),
        /** Three gates and a state; the reset gate acts after the product, as in cuDNN. */
        GRU(3, 1);

        private final int gates;
        private final int states;

        Kind(int gates, int states) {
            this.gates = gates;
            this.states = states;
        }

        int gates() {
            return gates;
        }

        /** Nodes of a state: hidden, or hidden and cell. */
        int states() {
            return states;
        }
    }

    /** Which way through the series. */
    public enum Direction {
        FORWARDS,
        BACKWARDS,
        /** Two networks, whose states stand one after the other at each step. */
        BOTH
    }

    public Recurrence {
        if (steps < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "steps and units of a recurrent network must be at least 1 but were %d and %d"
                            .formatted(steps, units));
        }
    }

    public static Recurrence lstm(int steps, int units) {
        return new Recurrence(Kind.LSTM, steps, units, Direction.FORWARDS);
    }

    public static Recurrence gru(int steps, int units) {
        return new Recurrence(Kind.GRU, steps, units, Direction.FORWARDS);
    }

    public Recurrence backwards() {
        return new Recurrence(kind, steps, units, Direction.BACKWARDS);
    }

    public Recurrence bothWays() {
        return new Recurrence(kind, steps, units, Direction.BOTH);
    }
}
