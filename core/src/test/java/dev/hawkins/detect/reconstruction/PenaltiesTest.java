package dev.hawkins.detect.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Tables;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the penalties do, each against the same network without them. */
class PenaltiesTest {
    private static final Matrix ROWS = Tables.mixed(400, 3);

    private static ReconstructionModel fit(String name, String... settings) {
        Map<String, String> set =
                new LinkedHashMap<>(Map.of("epochs", "80", "learning-rate", "0.01", "layers", "6", "patience", "1000"));
        for (String setting : settings) {
            set.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        Model model = Catalogue.get(name)
                .configure(set)
                .fit(Training.of(ROWS, Tables.MIXED), FitContext.of(5).withThreads(1));
        return (ReconstructionModel) model;
    }

    private static float[] codes(ReconstructionModel model) {
        ReconstructionNetwork net = model.network();
        Inference inference = net.network().inference(List.of(net.seen()), List.of(net.code()), 400);
        inference.feed(net.seen(), ROWS.values(), 0, 400);
        inference.run(400);
        float[] codes = new float[400 * net.code().units()];
        inference.fetch(net.code(), codes, 0);
        return codes;
    }

    private static double meanSize(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += Math.abs(v);
        }
        return sum / values.length;
    }

    @Test
    void anActivityPenaltyMakesTheCodeSmall() {
        assertThat(meanSize(codes(fit("ae", "activity=0.1")))).isLessThan(0.7 * meanSize(codes(fit("ae"))));
    }

    @Test
    void theKlPenaltyBringsTheMeanActivityToItsTarget() {
        float[] codes = codes(fit("ae", "sparsity=0.1", "sparsity-target=0.1", "epochs=200"));
        assertThat(meanSize(codes)).isCloseTo(0.1, within(0.04));
        float[] free = codes(fit("ae", "sparsity=1e-12", "sparsity-target=0.1", "epochs=200"));
        assertThat(meanSize(free)).isGreaterThan(0.2);
    }

    /** Of a linear encoder the derivative is its weights: summed over unit directions, the penalty is their squared size. */
    @Test
    void theContractivePenaltyIsTheSquaredDerivativeOfTheCode() {
        Penalties contractive = new Penalties(0, 0, 0.05, 0.5, 0, 0);
        NetworkDesign design = new NetworkDesign(
                "ae",
                List.of(4, 2),
                Activation.IDENTITY,
                Activation.IDENTITY,
                Activation.IDENTITY,
                Objective.SSE,
                Corruption.GAUSSIAN,
                0,
                contractive,
                10,
                0.5);
        ReconstructionNetwork net = ReconstructionNetwork.build(design, 3);
        net.network().initialise(RandomStream.of(2, "init"));
        double[] loss = new double[4];
        Inference run = net.network().inference(List.of(net.row(), net.nudge()), List.of(net.loss()), 4);
        float[] row = {1, -2, 0.5f, 1, -2, 0.5f, 1, -2, 0.5f, 1, -2, 0.5f};
        run.feed(net.row(), row, 0, 4);
        run.feed(net.nudge(), new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, 0, 4);
        run.run(4);
        run.addSums(net.loss(), loss, 0);
        double penalties = loss[0] + loss[1] + loss[2] - 3 * loss[3];
        float[] p = net.network().copyParameters(); // 4 x 3 weights, 4 biases, 2 x 4 weights
        double squares = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                double w = 0;
                for (int k = 0; k < 4; k++) {
                    w += (double) p[16 + 4 * i + k] * p[3 * k + j];
                }
                squares += w * w;
            }
        }
        assertThat(penalties).isCloseTo(0.5 * squares, within(1e-3 * squares));
    }

    @Test
    void aContractiveCodeMovesLess() {
        assertThat(spread(codes(fit("ae", "contraction=1")))).isLessThan(0.7 * spread(codes(fit("ae"))));
    }

    private static double spread(float[] codes) {
        double sum = 0;
        for (int i = 6; i < codes.length; i++) {
            sum += Math.abs(codes[i] - codes[i - 6]);
        }
        return sum;
    }

    private static float[] weights(ReconstructionModel model, String layer) {
        return ((ModelState.Floats) model.state().tensors().get(layer + ".weights")).values();
    }

    @Test
    void l1MakesExactZerosAndL2SmallWeights() {
        long zeros = zeros(weights(fit("ae", "weight-l1=0.3"), "encoder-1"));
        assertThat(zeros).isGreaterThan(10);
        assertThat(zeros(weights(fit("ae"), "encoder-1"))).isZero();
        assertThat(meanSize(weights(fit("ae", "weight-l2=1"), "output")))
                .isLessThan(0.8 * meanSize(weights(fit("ae"), "output")));
    }

    private static long zeros(float[] values) {
        long zeros = 0;
        for (float v : values) {
            zeros += v == 0 ? 1 : 0;
        }
        return zeros;
    }

    @Test
    void penaltiesOfZeroChangeNoBit() {
        double[] plain = fit("ae").score(ROWS);
        assertThat(fit("ae", "activity=0", "sparsity=0", "contraction=0", "weight-l1=0", "weight-l2=0")
                        .score(ROWS))
                .containsExactly(plain);
    }

    /** Each level of the stack is a denoising autoencoder of its own, so the stack restores more the less it squeezes. */
    @Test
    void aStackRestoresRowsAndFineTuningImprovesIt() {
        double greedy = explained(fit("stacked-dae", "layers=6,4", "fine-tune=false", "amount=0.05"));
        double tuned = explained(fit("stacked-dae", "layers=6,4", "fine-tune=true", "amount=0.05"));
        assertThat(greedy).isGreaterThan(0.5);
        assertThat(tuned).isGreaterThan(greedy);
    }

    private static double explained(Model model) {
        return model.report().figures().get("explained-share");
    }

    /** 784-400-200-400-784, as An and Cho describe it. */
    @Test
    void thePapersStackHasTheLayersOfThePaper() {
        Matrix rows = new Matrix(4, 20, new float[80]);
        Model model = Catalogue.get("stacked-dae")
                .configure(Map.of("profile", "paper", "epochs", "1"))
                .fit(Training.of(rows), FitContext.of(1).withThreads(1));
        double parameters = (20 * 400 + 400) + (400 * 200 + 200) + (200 * 400 + 400) + (400 * 20 + 20);
        assertThat(model.report().figures()).containsEntry("parameters", parameters);
    }
}
