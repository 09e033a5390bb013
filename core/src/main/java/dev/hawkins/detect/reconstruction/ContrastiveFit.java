package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Contrast;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.prepare.InputLayout;
import java.util.Map;

/**
 * Fits an autoencoder that restores normal rows and not known anomalies. With no known anomalies it is the plain one, bit for
 * bit.
 *
 * @param name of the detector, for messages
 * @param net network and training
 * @param contrast how known anomalies count
 */
public record ContrastiveFit(String name, DenoisingAutoencoder net, Contrast contrast) {
    /** @param scale of the contrast; where it was found by rule, the median distance of normal rows over log 2 */
    public record Fitted(Model model, double scale) {}

    /**
     * Fits.
     *
     * @param scale of the contrast, or 0 to find it by rule after a few epochs on normal rows alone
     * @param share see {@link KnownAnomalies#of}
     */
    public Fitted fit(Training training, double scale, double share, FitContext context) {
        training.needRows(name, 2);
        if (training.anomalies().rows() == 0) {
            Model plain = ReconstructionFit.fit(design(), net.ae().training(), training, context);
            return new Fitted(plain, scale > 0 ? scale : KnownAnomalies.scale(plain, training.rows(), 0));
        }
        KnownAnomalies known = KnownAnomalies.of(
                training, net.ae().clip(), net.ae().reach(), net.ae().training().validationShare(), share, context);
        return fit(known, training.layout(), scale, context);
    }

    private Fitted fit(KnownAnomalies known, InputLayout layout, double scale, FitContext context) {
        int inputs = layout.inputs();
        double chosen = scale > 0 ? scale : firstLook(known, layout, context);
        ReconstructionNetwork network = ReconstructionNetwork.build(design(), inputs, contrast, chosen);
        network.network().initialise(context.random("init"));
        TrainingLoop.Curve curve = train(network, known, context);
        int[] held = known.normalSplit().validation();
        Residuals residuals = Residuals.of(network, known.limits(), known.rows(), held);
        TrainingReport report = ReconstructionFit.report(design(), network, curve, residuals, layout);
        Model model =
                new ReconstructionModel(layout, network, design().objective(), known.limits(), residuals.sd(), report);
        return new Fitted(model, chosen);
    }

    TrainingLoop.Curve train(ReconstructionNetwork network, KnownAnomalies known, FitContext context) {
        return ReconstructionFit.train(
                design(),
                network,
                Map.of(network.row(), known.rows(), network.label(), known.labels()),
                contrast == Contrast.UNBOUNDED,
                known.split(),
                net.ae().training(),
                context);
    }

    /** Trains another network on normal rows for a few epochs; gives the scale that it suggests. */
    private double firstLook(KnownAnomalies known, InputLayout layout, FitContext context) {
        ReconstructionNetwork network = ReconstructionNetwork.build(design(), layout.inputs());
        network.network().initialise(context.random("init"));
        ValidationSplit normals = known.normalSplit();
        TrainingPlan plan = net.ae().training().warmUp(normals.training().length);
        ReconstructionFit.train(design(), network, Map.of(network.row(), known.rows()), false, normals, plan, context);
        Model early = new ReconstructionModel(
                layout,
                network,
                design().objective(),
                known.limits(),
                new float[layout.inputs()],
                TrainingReport.none());
        return KnownAnomalies.scale(early, known.rows().select(normals.validation()), 0);
    }

    /** The model that a state describes. */
    public Model restore(ModelState state, InputLayout layout) {
        return ReconstructionFit.restore(design(), state, layout);
    }

    NetworkDesign design() {
        return net.ae().design(name, net.corruption(), net.amount());
    }
}
