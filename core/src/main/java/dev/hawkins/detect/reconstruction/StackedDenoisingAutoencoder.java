package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Network;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacked denoising autoencoder (Vincent et al. 2010, JMLR 11, 3371-3408; the comparator of An and Cho 2015): built greedily,
 * layer by layer. The first denoising autoencoder learns to restore the row from one hidden layer, h1 = f1(x); the second to
 * restore h1 from h2 = f2(h1), and so on; then the row is restored by g1(g2(... f2(f1(x)))). With {@code fineTune} the whole
 * stack is trained on afterwards as one denoising autoencoder.
 *
 * <p>All hidden layers have the same activation, the code too, since each was trained as the hidden layer of a network of its
 * own. Corruption is that of {@link DenoisingAutoencoder} at every level. Scores and contributions are those of
 * {@link Autoencoder}. At least two rows are needed.
 *
 * @param ae all settings of the autoencoder; {@code epochs} and the stopping rule hold for each level and for fine-tuning
 * @param corruption normal noise added, or inputs set to 0
 * @param amount standard deviation of the noise, or share of the inputs set to 0
 * @param fineTune whether the whole stack is trained on
 */
public record StackedDenoisingAutoencoder(
        Autoencoder ae,
        @Setting(help = "what is done to the input of each level in training") Corruption corruption,
        @Setting(help = "standard deviation of the noise, or share of inputs set to 0", min = 0, max = 100)
                double amount,
        @Setting(help = "whether the whole stack is trained on after its levels") boolean fineTune)
        implements Detector {
    private static final String NAME = "stacked-dae";

    public StackedDenoisingAutoencoder {
        Settings.check(StackedDenoisingAutoencoder.class, ae, corruption, amount, fineTune);
        if (corruption == Corruption.MASKING && amount >= 1) {
            throw new DetectorException("amount must be below 1 for masking but was " + amount);
        }
    }

    /** The product's defaults: those of the denoising autoencoder, fine-tuned. */
    public StackedDenoisingAutoencoder() {
        this(new Autoencoder(), Corruption.GAUSSIAN, 0.2, true);
    }

    /** An and Cho 2015: 400 and 200 units; what they leave open by the usual: sigmoids, Adam, 50 epochs per level. */
    public static StackedDenoisingAutoencoder anAndCho() {
        Autoencoder ae = new Autoencoder(
                List.of(400, 200),
                Activation.SIGMOID,
                Activation.IDENTITY,
                Objective.MSE,
                new TrainingPlan(1e-3, Schedule.CONSTANT, 100, 50, 20, 0.1, 0),
                Penalties.NONE,
                1e6,
                1e6);
        return new StackedDenoisingAutoencoder(ae, Corruption.GAUSSIAN, 0.2, false);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows(NAME, 2);
        Matrix rows = InputLimits.clip(training.rows(), ae.clip());
        TrainingPlan plan = ae.training();
        ValidationSplit split = ValidationSplit.of(rows.rows(), plan.validationShare(), context.random("split"));
        NetworkDesign whole = design();
        List<Integer> units = whole.layersFor(rows.columns());
        Map<String, float[]> learned = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        Matrix below = rows;
        TrainingLoop.Curve curve = null;
        for (int level = 1; level <= units.size(); level++) {
            NetworkDesign design = level(units.get(level - 1), level == 1 ? ae.output() : ae.activation());
            ReconstructionNetwork network = ReconstructionNetwork.build(design, below.columns());
            network.network().initialise(context.random("init").derive("level-" + level));
            curve = ReconstructionFit.train(design, network, Map.of(network.row(), below), false, split, plan, context);
            warnings.addAll(curve.warnings());
            keep(network.network(), level, units.size(), learned);
            below = codes(network, below);
        }
        ReconstructionNetwork stack = ReconstructionNetwork.build(whole, rows.columns());
        place(stack.network(), learned);
        if (fineTune) {
            curve = ReconstructionFit.train(whole, stack, Map.of(stack.row(), rows), false, split, plan, context);
            warnings.addAll(curve.warnings());
        }
        TrainingLoop.Curve told =
                new TrainingLoop.Curve(curve.trainingLoss(), curve.validationLoss(), curve.bestEpoch(), warnings);
        return ReconstructionFit.model(whole, stack, rows, split, told, training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design(), state, layout);
    }

    private NetworkDesign design() {
        return design(ae.layers(), ae.output());
    }

    /** The network of one level: one hidden layer. */
    private NetworkDesign level(int units, Activation output) {
        return design(List.of(units), output);
    }

    private NetworkDesign design(List<Integer> layers, Activation output) {
        return new NetworkDesign(
                NAME,
                layers,
                ae.activation(),
                ae.activation(),
                output,
                ae.objective(),
                corruption,
                amount,
                ae.penalties(),
                ae.clip(),
                ae.reach());
    }

    /** Keeps the two layers of a level under the names that they have in the stack, which decodes from the last level on. */
    private static void keep(Network network, int level, int levels, Map<String, float[]> learned) {
        String decoder = level == 1 ? "output" : "decoder-" + (levels - level + 1);
        float[] all = network.copyParameters();
        for (Network.Parameter p : network.parameters()) {
            String name = p.name().replace("encoder-1", "encoder-" + level).replace("output", decoder);
            learned.put(name, Arrays.copyOfRange(all, p.offset(), p.offset() + p.rows() * p.columns()));
        }
    }

    private static void place(Network network, Map<String, float[]> learned) {
        float[] all = new float[network.parameterCount()];
        for (Network.Parameter p : network.parameters()) {
            System.arraycopy(learned.get(p.name()), 0, all, p.offset(), p.rows() * p.columns());
        }
        network.setParameters(all);
    }

    /** What a level makes of clean rows: the rows of the next. */
    private static Matrix codes(ReconstructionNetwork network, Matrix rows) {
        int chunk = Math.min(1024, rows.rows());
        int units = network.code().units();
        Inference encoder = network.network().inference(List.of(network.seen()), List.of(network.code()), chunk);
        float[] codes = new float[Math.multiplyExact(rows.rows(), units)];
        for (int from = 0; from < rows.rows(); from += chunk) {
            int count = Math.min(chunk, rows.rows() - from);
            encoder.feed(network.seen(), rows.values(), from * rows.columns(), count);
            encoder.run(count);
            encoder.fetch(network.code(), codes, from * units);
        }
        return new Matrix(rows.rows(), units, codes);
    }
}
