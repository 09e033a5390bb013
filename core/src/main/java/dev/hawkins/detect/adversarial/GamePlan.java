package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;

/**
 * How two networks are trained against each other, a group of settings that detectors share; what is 0 is chosen by the
 * number of rows: the batch as {@link TrainingPlan} does, the epochs by {@code steps}, at least one and no more than the
 * work allows.
 *
 * @param learningRate of the generator's Adam
 * @param discriminatorRate of the discriminator's
 * @param beta1 of both, the weight of the past in the mean gradient; games often take .5, so that a player answers the
 *     other's last step and not those long ago
 * @param batch rows per step, 0 = by rule
 * @param epochs passes over the training rows, 0 = by rule
 * @param steps how many the epochs by rule make at most; but where that is more than 2,000, no row is seen more than 60 times
 * @param validationShare share of the training rows held back
 * @param clipNorm largest norm of each player's whole gradient, 0 = no limit, and then gradients that vanish go unnoticed
 * @param average over what share of all steps the weights are averaged, exponentially, that rows are scored with: players
 *     circle around each other, and their mean is steadier than the place where they happen to stop. 0 = no average
 * @param noise standard deviation of normal noise on all that the discriminator is trained on
 * @param select which epoch's weights are kept
 * @param attempts how often a game is begun at most, where a remedy is known for what went wrong
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record GamePlan(
        @Setting(help = "learning rate of the generator", min = 1e-8, max = 10) double learningRate,
        @Setting(help = "learning rate of the discriminator", min = 1e-8, max = 10) double discriminatorRate,
        @Setting(help = "weight of the past in the mean gradient of Adam", min = 0, max = 0.999) double beta1,
        @Setting(help = "rows per step, 0 = by rule", min = 0, max = 65536, unit = "rows") int batch,
        @Setting(help = "passes over the rows, 0 = by rule", min = 0, unit = "epochs") int epochs,
        @Setting(help = "most steps that the epochs by rule make", min = 1, max = 1e9) int steps,
        @Setting(help = "share of the rows held back for validation", min = 0, max = 0.5, unit = "share")
                double validationShare,
        @Setting(help = "largest norm of a player's gradient, 0 = no limit", min = 0, max = 1e9) double clipNorm,
        @Setting(
                        help = "share of all steps over which the weights that score are averaged, 0 = no average",
                        min = 0,
                        max = 1,
                        unit = "share")
                double average,
        @Setting(help = "noise on what the discriminator is trained on", min = 0, max = 100, unit = "prepared units")
                double noise,
        @Setting(help = "which epoch's weights are kept; labelled needs known anomalies") Selection select,
        @Setting(help = "how often a game that goes wrong is begun at most", min = 1, max = 100) int attempts,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach) {
    /** Games do not settle, so more steps than it takes to learn the rows do harm. */
    static final int FEW_STEPS = 2000;

    private static final int MANY_PASSES = 60;

    public GamePlan {
        Settings.check(
                GamePlan.class,
                learningRate,
                discriminatorRate,
                beta1,
                batch,
                epochs,
                steps,
                validationShare,
                clipNorm,
                average,
                noise,
                select,
                attempts,
                clip,
                reach);
    }

    /** With all that steadies a game. */
    static GamePlan steadied(double rate, double beta1, int batch) {
        return new GamePlan(rate, rate, beta1, batch, 0, FEW_STEPS, 0.1, 5, 0.05, 0, Selection.LABEL_FREE, 3, 10, 0.5);
    }

    /** The same with another number of steps, and the weights that score averaged over another share of them. */
    GamePlan averaging(int many, double share) {
        return with(many, share, select);
    }

    /** The same with the weights of the last epoch, whatever its measure. */
    GamePlan playedOut() {
        return with(steps, average, Selection.LAST);
    }

    private GamePlan with(int many, double share, Selection chosen) {
        return new GamePlan(
                learningRate,
                discriminatorRate,
                beta1,
                batch,
                epochs,
                many,
                validationShare,
                clipNorm,
                share,
                noise,
                chosen,
                attempts,
                clip,
                reach);
    }

    /** As published code trains: one attempt, nothing limited, no average. */
    static GamePlan plain(double rate, double discriminatorRate, double beta1, int batch, int epochs) {
        return new GamePlan(
                rate,
                discriminatorRate,
                beta1,
                batch,
                epochs,
                FEW_STEPS,
                0.1,
                0,
                0,
                0,
                Selection.LABEL_FREE,
                1,
                1e6,
                1e6);
    }

    private TrainingPlan rules() {
        return new TrainingPlan(learningRate, Schedule.CONSTANT, batch, epochs, 1, 0, 0);
    }

    int batchFor(int rows) {
        return rules().batchFor(rows);
    }

    int stepsPerEpoch(int rows) {
        return rules().stepsPerEpoch(rows);
    }

    /** @param parameters of both players */
    int epochsFor(int rows, int parameters) {
        int most = Math.max(MANY_PASSES, epochsOf(FEW_STEPS, rows));
        int ruled = Math.max(1, Math.min(epochsOf(steps, rows), most));
        return epochs > 0 ? epochs : Math.min(ruled, rules().epochsFor(rows, parameters));
    }

    private int epochsOf(int wanted, int rows) {
        return wanted / stepsPerEpoch(rows);
    }

    Optimiser generator(Remedy remedy) {
        return adam(learningRate * remedy.generatorPace());
    }

    Optimiser discriminator(Remedy remedy) {
        return adam(discriminatorRate * remedy.discriminatorPace());
    }

    private Optimiser adam(double rate) {
        return Optimiser.Adam.withRate(rate).betas(beta1, 0.999).clipped(clipNorm);
    }

    /** What the discriminator is trained on in the place of a node: the same with noise, more of it where a remedy says so. */
    Node noisy(Graph graph, String name, Node in, Remedy remedy) {
        double sd = Math.max(noise, remedy.noise());
        return sd == 0 ? in : graph.gaussianNoise(name, in, sd);
    }
}
