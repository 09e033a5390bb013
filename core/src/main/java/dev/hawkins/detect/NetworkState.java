package dev.hawkins.detect;

import dev.hawkins.engine.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The parameters of a network as named tensors, and back. */
public final class NetworkState {
    private NetworkState() {}

    /** Adds one tensor per parameter, under the parameter's name. */
    public static void save(Network network, Map<String, ModelState.Tensor> tensors) {
        float[] all = network.copyParameters();
        for (Network.Parameter p : network.parameters()) {
            float[] values = Arrays.copyOfRange(all, p.offset(), p.offset() + p.rows() * p.columns());
            tensors.put(p.name(), new ModelState.Floats(new int[] {p.rows(), p.columns()}, values));
        }
    }

    /**
     * Throws unless the state holds the weights that layers of these widths need, so that settings alone cannot make a
     * model file of a few bytes claim memory for a network of any size. To be called before the network is built.
     *
     * @param inputs width of a row
     * @param layers widths of the layers, the first of which reads the row
     * @throws DetectorException if it holds fewer numbers
     */
    public static void demandRoom(ModelState state, int inputs, List<Integer> layers) {
        long held = 0;
        for (ModelState.Tensor tensor : state.tensors().values()) {
            held += tensor instanceof ModelState.Floats floats ? floats.values().length : 0;
        }
        long needed = 0;
        int before = inputs;
        for (int units : layers) {
            needed += (long) before * units;
            if (needed > held) {
                throw new DetectorException(
                        "a layer of %d units after one of %d needs more than the %d weights there are"
                                .formatted(units, before, held));
            }
            before = units;
        }
    }

    /**
     * Sets all parameters.
     *
     * @throws DetectorException if a tensor is missing or of another size
     */
    public static void load(Network network, ModelState state) {
        float[] all = new float[network.parameterCount()];
        for (Network.Parameter p : network.parameters()) {
            int length = p.rows() * p.columns();
            System.arraycopy(state.floats(p.name(), length), 0, all, p.offset(), length);
        }
        network.setParameters(all);
    }
}
