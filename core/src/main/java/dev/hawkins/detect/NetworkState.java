package dev.hawkins.detect;

import dev.hawkins.engine.Network;
import java.util.Arrays;
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
