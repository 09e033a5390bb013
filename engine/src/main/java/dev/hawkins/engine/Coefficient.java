package dev.hawkins.engine;

/** A named number of a graph that a {@link Trainer} may change between steps. */
public final class Coefficient {
    private final String name;
    private final int id;
    private final double initial;

    Coefficient(String name, int id, double initial) {
        this.name = name;
        this.id = id;
        this.initial = initial;
    }

    public String name() {
        return name;
    }

    public double initial() {
        return initial;
    }

    int id() {
        return id;
    }
}
