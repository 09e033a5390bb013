package dev.hawkins.detect.reconstruction;

import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import java.util.List;

/** What stands between the row that a network sees and the row that it gives back: an architecture other than dense layers. */
public interface Restorer {
    /**
     * @param encoder what each layer makes of the one before, the code last
     * @param restored as many units as the row has
     */
    record Parts(List<Node> encoder, Node restored) {
        /** What the row is squeezed into. */
        Node code() {
            return encoder.get(encoder.size() - 1);
        }
    }

    /** Puts the layers on a graph, behind the row that is seen. */
    Parts build(Graph graph, Node seen);

    /** What is trained, if that is not what scores; both have the same layers in the same order. */
    default Restorer trained() {
        return this;
    }

    /** Multiplications of a row by a weight, going forward. */
    long multiplications();

    /**
     * Widths of layers, one after the other and the row's channels first, that the network has at least: a guard against
     * settings in a model file that claim memory.
     */
    List<Integer> leastLayers();
}
