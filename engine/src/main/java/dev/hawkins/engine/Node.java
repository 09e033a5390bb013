package dev.hawkins.engine;

/**
 * A value of a {@link Graph}: {@link #units} numbers per row of the batch. A node is a description; its numbers live in
 * the buffers of a {@link Trainer} or an {@link Inference}.
 */
public final class Node {
    private final Graph graph;
    private final int id;
    private final String name;
    private final int units;

    Node(Graph graph, int id, String name, int units) {
        this.graph = graph;
        this.id = id;
        this.name = name;
        this.units = units;
    }

    /** Numbers per row. */
    public int units() {
        return units;
    }

    public String name() {
        return name;
    }

    Graph graph() {
        return graph;
    }

    int id() {
        return id;
    }

    @Override
    public String toString() {
        return name + "[" + units + "]";
    }
}
