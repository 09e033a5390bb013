package dev.hawkins.detect.sequence;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.RowShape;
import dev.hawkins.detect.Schedule;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingPlan;
import dev.hawkins.detect.reconstruction.RestoringFit;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Shape;
import dev.hawkins.prepare.InputLayout;

/**
 * Sequence-to-sequence network as a detector of strange series (Sutskever, Vinyals and Le 2014, arXiv 1409.3215; as a
 * detector Malhotra et al. 2016, arXiv 1607.00148). An LSTM reads the series in both directions; what it knows in the end is
 * where a second one starts that says the series again, step by step, each step from the one before. It is trained on the
 * true steps before (teacher forcing) and scored on them or on its own.
 *
 * <p>{@code score = mean over steps and values of (x - xhat)^2}, whose terms are the contributions. At least two rows are
 * needed. The weights do not grow with the length of the series, the work does.
 *
 * @param shape what a row is, see {@link RowShape}; a series
 * @param units of the encoder in each direction; the decoder has twice as many
 * @param dropout share of the decoder's units that are left out in each step of training
 * @param decoding what the decoder is fed when it scores
 * @param firstStep whether the first step is predicted or given
 * @param output activation of the output; {@code sigmoid} only suits inputs in [0, 1]
 * @param training how the network is trained
 * @param clip standard deviations around its mean to which a training value is limited; scores see every value as it is
 * @param reach how far beyond its training range the network sees an input ({@link dev.hawkins.detect.InputLimits})
 */
public record SequenceToSequence(
        @Setting(help = "what a row is: 140 a series, series:50x3 one of 3 values per step") String shape,
        @Setting(help = "units of the encoder in each direction, twice as many in the decoder", min = 1, max = 4096)
                int units,
        @Setting(
                        help = "share of the decoder's units left out in a step of training",
                        min = 0,
                        max = 0.9,
                        unit = "share")
                double dropout,
        @Setting(help = "whether scoring feeds the decoder the true steps or its own") Decoding decoding,
        @Setting(help = "whether the first step is predicted, or given and so not judged") FirstStep firstStep,
        @Setting(help = "activation of the output") Activation output,
        TrainingPlan training,
        @Setting(help = "standard deviations around its mean to which a training value is limited", min = 1, max = 1e6)
                double clip,
        @Setting(help = "how far beyond its training range an input is read, in widths of it", min = 0, max = 1e6)
                double reach)
        implements Detector {
    private static final String NAME = "seq2seq";
    private static final double CLIP_NORM = 5;

    public SequenceToSequence {
        Settings.check(
                SequenceToSequence.class, shape, units, dropout, decoding, firstStep, output, training, clip, reach);
        RowShape.check(shape);
    }

    /** The product's defaults; the user has to say the shape. */
    public SequenceToSequence() {
        this(
                "",
                16,
                0,
                Decoding.TEACHER_FORCED,
                FirstStep.PREDICTED,
                Activation.IDENTITY,
                new TrainingPlan(5e-3, Schedule.COSINE, 0, 0, 20, 0.1, CLIP_NORM),
                10,
                0.5);
    }

    /**
     * Cloudera Fast Forward report FF12 (2020): the 18 columns of its benchmark as 18 steps, 2,741 parameters. The report's
     * code wraps the last target around to the first step; here the last step is the last target.
     */
    public static SequenceToSequence ff12() {
        return new SequenceToSequence(
                "18",
                10,
                0.2,
                Decoding.FREE_RUNNING,
                FirstStep.GIVEN,
                Activation.SIGMOID,
                new TrainingPlan(0.01, Schedule.CONSTANT, 256, 40, 20, 0.1, CLIP_NORM),
                1e6,
                1e6);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        return fitter(training.layout()).fit(training, context);
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return fitter(layout).restore(state, layout);
    }

    private RestoringFit fitter(InputLayout layout) {
        Shape series = RowShape.series(NAME, shape, layout).shape();
        if (firstStep == FirstStep.GIVEN && series.width() == 1) {
            throw new DetectorException(
                    "first-step given leaves no step to judge in shape %s; use predicted".formatted(shape));
        }
        SequenceNetwork network = new SequenceNetwork(
                series.width(),
                series.channels(),
                units,
                dropout,
                decoding == Decoding.FREE_RUNNING,
                firstStep,
                output);
        return RestoringFit.ofMeanSquares(NAME, network, output, training, clip, reach);
    }
}
