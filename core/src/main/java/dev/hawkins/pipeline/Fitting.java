package dev.hawkins.pipeline;

import dev.hawkins.calibrate.Calibration;
import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.KnownAnomalies;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.explain.Ranges;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.table.Column;
import dev.hawkins.table.Digits;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The way from a table to a {@link TrainedModel}: hold out calibration rows, learn the preparation and the detector from
 * the others, calibrate. Each setter changes one thing and returns this; {@link #fit} may be called again and again.
 *
 * <p>With a label, only normal rows train and calibrate, and the others are given to methods that use known anomalies;
 * without one, all rows do. The calibration rows are drawn at random by the seed, {@code calibrationShare} of the normal
 * rows. If no threshold is asked for, it is set for 1 % false alarms, or for the smallest rate that so few calibration
 * rows can keep, with a notice.
 */
public final class Fitting {
    /** Fewest normal rows; with less there is nothing to learn, let alone to calibrate with. */
    public static final int FEWEST_ROWS = 20;

    /** What makes a detector be given the known anomalies. */
    private static final Set<Capability> TAKING_LABELS =
            Set.of(Capability.NEEDS_LABELS, Capability.USES_LABELS, Capability.CHOOSES_BY_LABELS);

    private final Detector detector;
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private ThresholdRule rule;
    private double calibrationShare = 0.2;
    private PrepareSettings prepare = PrepareSettings.defaults();
    private Labelling label;
    private List<String> ignored = List.of();
    private Function<Schema, Table> pseudoKnown;
    private List<String> sources = List.of();
    private Consumer<String> notices = notice -> {};
    private FitContext.Progress progress = (done, total, note) -> {};
    private BooleanSupplier cancelled = () -> false;

    public Fitting(Detector detector) {
        this.detector = detector;
    }

    /** The source of every random choice; 1 by default. */
    public Fitting seed(long value) {
        seed = value;
        return this;
    }

    /** Most threads; all processors by default. The result does not depend on it. */
    public Fitting threads(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + value);
        }
        threads = value;
        return this;
    }

    /** The wanted share of normal rows called anomalies, above 0 and below 1. */
    public Fitting falseAlarms(double rate) {
        return threshold(new ThresholdRule.FalseAlarms(rate));
    }

    /** How the threshold is set; can be changed later without fitting again. */
    public Fitting threshold(ThresholdRule value) {
        rule = value;
        return this;
    }

    /** The share of the normal rows that is held out to calibrate with, above 0 and at most 0.9; 0.2 by default. */
    public Fitting calibrationShare(double value) {
        if (!(value > 0 && value <= 0.9)) {
            throw new IllegalArgumentException(
                    "the calibration share must be above 0 and at most 0.9 but was " + Digits.shortest(value));
        }
        calibrationShare = value;
        return this;
    }

    /** How columns become inputs. */
    public Fitting prepare(PrepareSettings value) {
        prepare = value;
        return this;
    }

    /** The column that says which rows are normal. */
    public Fitting label(Labelling value) {
        label = value;
        return this;
    }

    /** Columns that are no features. */
    public Fitting ignore(List<String> columns) {
        ignored = List.copyOf(columns);
        return this;
    }

    /**
     * Rows to be taken as known anomalies beside those of the label, such as made ones.
     *
     * @param rows gives them, asked for columns as they are in training; labels of these rows are not looked at
     * @throws PipelineException if the detector learns from no known anomalies; the message names those that do
     */
    public Fitting pseudoKnown(Function<Schema, Table> rows) {
        if (!takesLabels(detector)) {
            throw new PipelineException("%s learns from no known anomalies; these do: %s"
                    .formatted(
                            Catalogue.of(detector).name(),
                            Catalogue.all().stream()
                                    .filter(entry -> takesLabels(entry.defaults()))
                                    .map(CatalogueEntry::name)
                                    .collect(Collectors.joining(", "))));
        }
        pseudoKnown = rows;
        return this;
    }

    private static boolean takesLabels(Detector detector) {
        return detector.capabilities().stream().anyMatch(TAKING_LABELS::contains);
    }

    /** What the rows were read from, for the model's provenance. */
    public Fitting sources(List<String> names) {
        sources = List.copyOf(names);
        return this;
    }

    /** Gets sentences for the user. */
    public Fitting notices(Consumer<String> value) {
        notices = value;
        return this;
    }

    /** Is told how far the fit is. */
    public Fitting progress(FitContext.Progress value) {
        progress = value;
        return this;
    }

    /** Asked often; once true, the fit ends with a CancellationException. */
    public Fitting cancelled(BooleanSupplier value) {
        cancelled = value;
        return this;
    }

    /**
     * Fits.
     *
     * @throws PipelineException if there are too few rows, a column to ignore or the label is not there, or the detector tells
     *     no row from another
     * @throws dev.hawkins.calibrate.CalibrationException if the false-alarm rate needs more calibration rows
     * @throws dev.hawkins.table.TableException if no column can be used
     * @throws dev.hawkins.detect.DetectorException if the method cannot be applied to these rows
     */
    public TrainedModel fit(Table table) {
        Rows rows = split(table);
        ThresholdRule threshold = checkedRule(rows.calibration().length);
        Table features = features(table);
        Table training = features.select(rows.training());
        Preparation preparation = Preparation.fit(training, prepare(), notices);
        FitContext context = new FitContext(seed, threads, progress, cancelled);
        Model model = detector.fit(training(preparation, training, features, rows), context);
        context.check();

        Table calibrationRows = features.select(rows.calibration()).columns(preparation.columns());
        TableScorer scorer = new TableScorer(preparation, model);
        double[] scores = scorer.score(calibrationRows);
        GoldenRows golden = GoldenRows.choose(calibrationRows, scores, scorer);
        demandDifferentScores(golden, () -> scorer.score(features.select(rows.anomalies())));
        return new TrainedModel(
                schema(table.schema(), preparation.schema()),
                detector,
                preparation,
                model,
                Calibration.of(scores),
                Ranges.fit(model, preparation.apply(calibrationRows)),
                threshold,
                provenance(table, training, rows),
                golden);
    }

    /**
     * A detector that scores the strangest calibration row, the edges of what can be read and the known anomalies as it does
     * the most ordinary row has learned nothing.
     */
    private void demandDifferentScores(GoldenRows golden, Supplier<double[]> ofAnomalies) {
        double first = golden.scores()[0];
        boolean baseline = detector.capabilities().contains(Capability.BASELINE);
        if (!baseline && all(golden.scores(), first) && all(ofAnomalies.get(), first)) {
            throw new PipelineException(
                    "%s gives every row the same score, so it tells nothing of these rows; other settings or another detector may help"
                            .formatted(Catalogue.of(detector).name()));
        }
    }

    private static boolean all(double[] scores, double value) {
        return Arrays.stream(scores).allMatch(score -> score == value);
    }

    /** Of a series or an image no column may be left out, be it constant. */
    private PrepareSettings prepare() {
        return detector.capabilities().contains(Capability.WINDOWS) ? prepare.withConstants(true) : prepare;
    }

    /** All columns, the unused ones as text. */
    private static Schema schema(Schema table, Schema used) {
        return new Schema(table.columns().stream()
                .map(c -> used.indexOf(c.name()) >= 0 ? c : Column.of(c.name(), Kind.TEXT))
                .toList());
    }

    private Training training(Preparation preparation, Table training, Table features, Rows rows) {
        Matrix normals = preparation.apply(training);
        Matrix anomalies = takesLabels(detector)
                ? preparation.apply(features.select(rows.anomalies()))
                : Matrix.zeros(0, preparation.layout().inputs());
        if (pseudoKnown != null) {
            Table more = pseudoKnown.apply(preparation.schema());
            anomalies = KnownAnomalies.append(anomalies, preparation.apply(more));
        }
        return new Training(normals, anomalies, preparation.layout());
    }

    private Table features(Table table) {
        List<String> out = new ArrayList<>(ignored);
        for (String name : ignored) {
            if (table.schema().indexOf(name) < 0) {
                throw new PipelineException("there is no column '%s' to ignore; there are %s"
                        .formatted(name, String.join(", ", table.schema().names())));
            }
        }
        if (label != null) {
            out.add(label.column());
        }
        return table.without(out);
    }

    /** Row numbers, each list ascending. */
    private record Rows(int[] training, int[] calibration, int[] anomalies) {}

    private Rows split(Table table) {
        boolean[] anomaly = label == null ? new boolean[table.rows()] : label.anomalies(label.texts(table));
        int[] normals = rowsWhere(anomaly, false);
        if (normals.length < FEWEST_ROWS) {
            throw new PipelineException("fit needs at least %d %s but there %s %d"
                    .formatted(
                            FEWEST_ROWS,
                            label == null ? "rows" : "normal rows",
                            normals.length == 1 ? "is" : "are",
                            normals.length));
        }
        int held = Math.max(1, (int) Math.round(normals.length * calibrationShare));
        int[] order = RandomStream.of(seed, "calibration").permutation(normals.length);
        int[] calibration = new int[held];
        int[] training = new int[normals.length - held];
        for (int i = 0; i < order.length; i++) {
            if (i < held) {
                calibration[i] = normals[order[i]];
            } else {
                training[i - held] = normals[order[i]];
            }
        }
        Arrays.sort(calibration);
        Arrays.sort(training);
        return new Rows(training, calibration, rowsWhere(anomaly, true));
    }

    private static int[] rowsWhere(boolean[] anomaly, boolean value) {
        return IntStream.range(0, anomaly.length)
                .filter(r -> anomaly[r] == value)
                .toArray();
    }

    /** Told before the long work, not after it. */
    private ThresholdRule checkedRule(int calibrationRows) {
        double smallest = 1 / (calibrationRows + 1.0);
        if (rule != null) {
            // Scores without ties ask the least, so what is too few for them is too few for any.
            rule.threshold(IntStream.range(0, calibrationRows).asDoubleStream().toArray());
            return rule;
        }
        if (ThresholdRule.DEFAULT instanceof ThresholdRule.FalseAlarms usual && usual.rate() < smallest) {
            // Rounded up, for people; the promise only gets weaker by it.
            BigDecimal kept = new BigDecimal(smallest).round(new MathContext(2, RoundingMode.CEILING));
            notices.accept(
                    "1 %% false alarms need at least 99 calibration rows but there are %d; the rate is set to %s %%"
                            .formatted(calibrationRows, kept.movePointRight(2).toPlainString()));
            return new ThresholdRule.FalseAlarms(kept.doubleValue());
        }
        return ThresholdRule.DEFAULT;
    }

    private Provenance provenance(Table table, Table training, Rows rows) {
        return new Provenance(
                Provenance.version(),
                sources,
                Fingerprint.of(training),
                table.rows(),
                rows.anomalies().length,
                rows.training().length,
                rows.calibration().length,
                seed,
                label == null ? "" : label.column());
    }
}
