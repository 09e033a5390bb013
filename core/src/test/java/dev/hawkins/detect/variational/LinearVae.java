package dev.hawkins.detect.variational;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/** VAEs whose weights a test sets by hand: fitted for one epoch, then given other tensors. */
final class LinearVae {
    private static final float WIDE = 1e30f;
    private final Detector detector;
    private final InputLayout layout;
    private final Map<String, ModelState.Tensor> tensors;
    private final ModelState state;

    /** Starts from any rows of the layout; settings as on the command line. */
    LinearVae(InputLayout layout, Matrix rows, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("activation", "identity", "epochs", "1", "score", "reconstruction-probability"));
        all.putAll(settings);
        this.layout = layout;
        this.detector = Catalogue.get("vae").configure(all);
        this.state = detector.fit(Training.of(rows, layout), FitContext.of(1).withThreads(1))
                .state();
        this.tensors = new LinkedHashMap<>(state.tensors());
        floats("seen-low", x -> -WIDE);
        floats("seen-high", x -> WIDE);
        for (String name : state.tensors().keySet()) {
            if (name.endsWith(".weights") || name.endsWith(".bias")) {
                floats(name, x -> 0);
            }
        }
        tensors.put("base", ModelState.Doubles.of(new double[layout.inputs()]));
    }

    /** A number per position. */
    interface Value {
        double at(int index);
    }

    /** Sets a weight matrix, outputs x inputs. */
    LinearVae weights(String layer, double[][] values) {
        int columns = values[0].length;
        return floats(layer + ".weights", i -> values[i / columns][i % columns]);
    }

    LinearVae bias(String layer, Value value) {
        return floats(layer + ".bias", value);
    }

    LinearVae floats(String name, Value value) {
        ModelState.Floats old = (ModelState.Floats) tensors.get(name);
        float[] values = new float[old.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.at(i);
        }
        tensors.put(name, new ModelState.Floats(old.shape(), values));
        return this;
    }

    Model model() {
        return model(Map.of("score", "reconstruction-probability"));
    }

    /** The same weights, scored otherwise; settings that change no shapes. */
    Model model(Map<String, String> settings) {
        return dev.hawkins.detect.Settings.apply(detector, settings)
                .restore(new ModelState(tensors, state.numbers(), state.report()), layout);
    }

    static double[][] identity(int n) {
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    /** Fills all of a row-major array of a matrix. */
    static Matrix matrix(double[][] rows) {
        float[][] values = new float[rows.length][rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < rows[r].length; j++) {
                values[r][j] = (float) rows[r][j];
            }
        }
        return Matrix.of(values);
    }
}
