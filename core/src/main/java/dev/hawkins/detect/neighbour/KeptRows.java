package dev.hawkins.detect.neighbour;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.ModelState;
import dev.hawkins.engine.Matrix;

/** The training rows in a model's state. */
final class KeptRows {
    private KeptRows() {}

    static Matrix of(ModelState state, int inputs) {
        float[] values = state.floats("rows");
        if (values.length == 0 || values.length % inputs != 0) {
            throw new DetectorException("the tensor 'rows' must hold rows of %d inputs but holds %d numbers"
                    .formatted(inputs, values.length));
        }
        return new Matrix(values.length / inputs, inputs, values);
    }
}
