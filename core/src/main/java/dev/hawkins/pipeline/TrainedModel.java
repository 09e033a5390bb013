package dev.hawkins.pipeline;

import dev.hawkins.calibrate.Calibration;
import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelFree;
import dev.hawkins.explain.Explainer;
import dev.hawkins.explain.Explanation;
import dev.hawkins.explain.Ranges;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Column;
import dev.hawkins.table.Digits;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.List;

/**
 * Everything between a raw row and its verdict: preparation, fitted detector, calibration and threshold, with where it all
 * comes from. Immutable and thread-safe. Made by {@link Fitting}.
 */
public final class TrainedModel {
    private final Schema schema;
    private final Detector detector;
    private final Preparation preparation;
    private final Model model;
    private final Calibration calibration;
    private final Ranges ranges;
    private final ThresholdRule rule;
    private final double threshold;
    private final Provenance provenance;
    private final GoldenRows golden;

    /**
     * Puts the parts together; {@link Fitting} and the model file do so.
     *
     * @throws dev.hawkins.calibrate.CalibrationException if the calibration cannot serve the threshold rule
     */
    public TrainedModel(
            Schema schema,
            Detector detector,
            Preparation preparation,
            Model model,
            Calibration calibration,
            Ranges ranges,
            ThresholdRule rule,
            Provenance provenance,
            GoldenRows golden) {
        this.schema = schema;
        this.detector = detector;
        this.preparation = preparation;
        this.model = model;
        this.calibration = calibration;
        this.ranges = ranges;
        this.rule = rule;
        this.threshold = calibration.threshold(rule);
        this.provenance = provenance;
        this.golden = golden;
    }

    /** The settings it was fitted with. */
    public Detector detector() {
        return detector;
    }

    /** From table to inputs and back. */
    public Preparation preparation() {
        return preparation;
    }

    /** The fitted detector. */
    public Model model() {
        return model;
    }

    /** The scores of the rows held out. */
    public Calibration calibration() {
        return calibration;
    }

    /** How far normal rows lie from what the model expects. */
    public Ranges ranges() {
        return ranges;
    }

    /** How the threshold was set. */
    public ThresholdRule rule() {
        return rule;
    }

    /** A row is called an anomaly if its score is above this. */
    public double threshold() {
        return threshold;
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    /** Rows that prove that a loaded model is the same. */
    public GoldenRows golden() {
        return golden;
    }

    /** The few held-out normal rows that the model file keeps, with the columns that the model uses. */
    public Table ordinaryRows() {
        return golden.ordinary();
    }

    /**
     * The columns of the table it was fitted with, to open a source to be scored with. Those it does not use are text, so
     * that they need not be there.
     */
    public Schema schema() {
        return schema;
    }

    /** The same with some of the unused columns as categories, to read them along. */
    public Schema schemaWith(List<String> names) {
        return new Schema(schema.columns().stream()
                .map(c -> c.kind() == Kind.TEXT && names.contains(c.name()) ? Column.of(c.name(), Kind.CATEGORICAL) : c)
                .toList());
    }

    /** What was said when the columns were prepared, for example which are not used. */
    public List<String> notices() {
        return preparation.notices();
    }

    /**
     * The same model with another threshold; nothing is learned again.
     *
     * @throws dev.hawkins.calibrate.CalibrationException if the calibration rows are too few for it
     */
    public TrainedModel withRule(ThresholdRule value) {
        return new TrainedModel(schema, detector, preparation, model, calibration, ranges, value, provenance, golden);
    }

    /** The same model for another rate of false alarms, above 0 and below 1. */
    public TrainedModel withFalseAlarms(double rate) {
        return withRule(new ThresholdRule.FalseAlarms(rate));
    }

    /**
     * The same model with reasons that are Shapley values of its score, sampled as {@link ModelFree} does, in place of the
     * method's own; they are counted from the mean score of a few held-out normal rows.
     */
    public TrainedModel withModelFreeReasons() {
        Model explained = ModelFree.of(model, preparation.apply(ordinaryRows()));
        return new TrainedModel(
                schema, detector, preparation, explained, calibration, ranges, rule, provenance, golden);
    }

    /**
     * Scores all rows of a table on the calling thread. Columns are found by name, in any order.
     *
     * @throws dev.hawkins.table.TableException if a column is missing or of another kind
     */
    public Scores score(Table rows) {
        return judge(scorer().score(rows));
    }

    /**
     * Says why the rows of a table have their scores, on the calling thread.
     *
     * @param most reasons per row, the largest first
     */
    public List<Explanation> explain(Table rows, int most) {
        return explainer().explain(rows, most);
    }

    Explainer explainer() {
        return new Explainer(preparation, model, ranges);
    }

    TableScorer scorer() {
        return new TableScorer(preparation, model);
    }

    /** The verdicts that go with scores of this model. */
    Scores judge(double[] scores) {
        double[] pValues = new double[scores.length];
        boolean[] anomalies = new boolean[scores.length];
        for (int r = 0; r < scores.length; r++) {
            pValues[r] = calibration.pValue(scores[r]);
            anomalies[r] = scores[r] > threshold;
        }
        return new Scores(scores, pValues, anomalies);
    }

    /**
     * Scores the golden rows again.
     *
     * @throws PipelineException if one of them differs in any bit from its score when the model was fitted
     */
    public void verify() {
        double[] actual = scorer().score(golden.rows());
        int row = golden.firstDifference(actual);
        if (row > 0) {
            throw new PipelineException("golden row %d must score %s but scores %s"
                    .formatted(row, Digits.shortest(golden.scores()[row - 1]), Digits.shortest(actual[row - 1])));
        }
    }
}
