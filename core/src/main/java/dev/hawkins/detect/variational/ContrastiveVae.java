package dev.hawkins.detect.variational;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingLoop;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.ValidationSplit;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.prepare.InputLayout;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fits a VAE to which normal rows are likely and known anomalies are not. With no known anomalies it is the plain one, bit
 * for bit.
 *
 * @param name of the detector, for messages
 * @param vae network, training and score
 */
public record ContrastiveVae(String name, VariationalAutoencoder vae) {
    /**
     * @param zero lowest misfit there can be: that of a row that is restored exactly with the smallest standard deviations
     * @param scale of the contrast
     */
    public record Fitted(Model model, double zero, double scale) {}

    /**
     * Fits.
     *
     * @param scale of the contrast, or 0 to find it by rule after a few epochs on normal rows alone
     * @param share see {@link KnownAnomalies#of}
     * @throws DetectorException if some likelihood has no largest density to count from
     */
    public Fitted fit(Training training, double scale, double share, FitContext context) {
        training.needRows(name, 2);
        if (vae.score().needsFacts() || vae.score() == ScoreChoice.KL) {
            throw new DetectorException("score must be a likelihood for %s, such as elbo, but was %s"
                    .formatted(name, vae.score().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        double zero = lowestMisfit(vae.likelihood().heads(training.layout(), vae.minSd()));
        if (training.anomalies().rows() == 0) {
            Model plain = vae.fit(training, context);
            return new Fitted(plain, zero, scale > 0 ? scale : KnownAnomalies.scale(plain, training.rows(), zero));
        }
        double held = vae.training().validationShare();
        KnownAnomalies known = KnownAnomalies.of(training, vae.clip(), vae.reach(), held, share, context);
        vae.likelihood().checkRange(known.rows(), training.layout());
        return fit(known, training.layout(), zero, scale, context);
    }

    private Fitted fit(KnownAnomalies known, InputLayout layout, double zero, double scale, FitContext context) {
        double chosen = scale > 0 ? scale : firstLook(known, layout, zero, context);
        VaeNetwork network = network(layout, new VaeNetwork.Push(withKl(), zero, chosen));
        network.network().initialise(context.random("init"));
        TrainingLoop.Curve curve = train(network, known, context);
        return new Fitted(model(network, known, layout, curve, context), zero, chosen);
    }

    TrainingLoop.Curve train(VaeNetwork network, KnownAnomalies known, FitContext context) {
        TrainingLoop.Task task = new TrainingLoop.Task(
                network.network(),
                network.loss(),
                Map.of(network.row(), known.rows(), network.label(), known.labels()),
                true,
                List.of(fitter().course(network)),
                TrainingLoop.StepListener.NONE);
        return TrainingLoop.run(task, known.split(), vae.training(), context);
    }

    private VaeFit fitter() {
        return new VaeFit(name, vae, VaeArchitecture.PLAIN, 0);
    }

    private VaeNetwork network(InputLayout layout, VaeNetwork.Push push) {
        return VaeNetwork.build(fitter().design(layout, vae.latentUnits(layout.inputs())), push);
    }

    private boolean withKl() {
        return vae.score() == ScoreChoice.ELBO || vae.score() == ScoreChoice.IMPORTANCE;
    }

    /** Trains another network on normal rows for a few epochs; gives the scale that it suggests. */
    private double firstLook(KnownAnomalies known, InputLayout layout, double zero, FitContext context) {
        VaeNetwork network = network(layout, null);
        network.network().initialise(context.random("init"));
        ValidationSplit normals = known.normalSplit();
        TrainingPlan plan = vae.training().warmUp(normals.training().length);
        TrainingLoop.Curve curve = TrainingLoop.run(
                network.network(),
                network.loss(),
                Map.of(network.row(), known.rows()),
                normals,
                plan,
                new TrainingLoop.Ramp(network.beta(), vae.beta(), 0),
                context);
        Model early = model(network, known, layout, curve, context);
        return KnownAnomalies.scale(early, known.rows().select(normals.validation()), zero);
    }

    private VaeModel model(
            VaeNetwork network,
            KnownAnomalies known,
            InputLayout layout,
            TrainingLoop.Curve curve,
            FitContext context) {
        return fitter().diagnosed(network, layout, known.limits(), known.rows(), known.normalSplit(), curve, context);
    }

    /** Sum over heads of the lowest -log p there can be: 0 for probabilities, log(sd sqrt(2 pi)) for densities. */
    static double lowestMisfit(Likelihood likelihood) {
        double lowest = 0;
        for (Likelihood.Head head : likelihood.heads()) {
            if (head instanceof Likelihood.Gaussian gaussian) {
                lowest += head.units() * normalConstant(gaussian.minimumSd());
            } else if (head instanceof Likelihood.FixedGaussian gaussian) {
                lowest += head.units() * normalConstant(gaussian.sd());
            } else if (head instanceof Likelihood.ContinuousBernoulli) {
                throw new DetectorException(
                        "likelihood continuous-bernoulli has no largest density to count from; use gaussian or bernoulli");
            }
        }
        return lowest;
    }

    private static double normalConstant(double sd) {
        return StrictMath.log(2 * StrictMath.PI * sd * sd) / 2;
    }
}
