package dev.hawkins.cli;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.Detector;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** DATA in, model file out. */
@Command(name = "fit", description = "Learn what is normal from DATA and write a model file.", sortOptions = false)
final class FitCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DATA", description = "Files, patterns, - or dataset:NAME.")
    private List<String> data;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "The model file to write.")
    private Path out;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            defaultValue = "vae",
            description = "The method, ${DEFAULT-VALUE} by default; hawkins detectors lists them.")
    private String detector;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the detector; hawkins detectors NAME lists them. Can be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private LabelOptions label;

    @Option(
            names = "--pseudo-known",
            paramLabel = "DATA",
            description =
                    "Rows to take as known anomalies, such as those that hawkins generate makes; for detectors that use labels. How"
                            + " the file is written is found out.")
    private String pseudoKnown;

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            description = "A column that is no input, such as an identifier. Can be repeated.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Seed of every random choice, ${DEFAULT-VALUE} by default. The same seed gives the same model.")
    private long seed;

    @Mixin
    private ThresholdOptions threshold;

    @Option(
            names = "--calibration-share",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "Share of the normal rows that is held out for p-values and threshold, ${DEFAULT-VALUE} by default.")
    private double calibrationShare;

    @Mixin
    private ScalingOptions scaling;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ThreadOptions threads;

    private final Console console;

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Fitting fitting = fitting();
        Data input = Data.of(data, console.in());
        ReadOptions options = reading.options(console::notice);
        fitting.label(label.labelling(input.set())).ignore(ignored(input)).sources(sources(input));
        takePseudoKnown(fitting);
        try (OutputFile file = OutputFile.create(out, input.files());
                FitProgress progress = new FitProgress(console, detector)) {
            TrainedModel model = fit(fitting.progress(progress), input, options);
            progress.finish();
            Models.write(model, file);
            tell(model, (System.nanoTime() - start) / 1e9);
        }
        return 0;
    }

    private Fitting fitting() {
        Detector method =
                UsageException.understood(() -> Catalogue.get(detector).configure(settings));
        Fitting fitting = new Fitting(method)
                .seed(seed)
                .threads(threads.threads())
                .threshold(threshold.rule())
                .prepare(scaling.settings())
                .notices(console::notice);
        return UsageException.understood(() -> fitting.calibrationShare(calibrationShare));
    }

    private List<String> sources(Data input) {
        List<String> names = new ArrayList<>(input.names());
        if (pseudoKnown != null) {
            names.add("%s (taken as known anomalies)".formatted(pseudoKnown));
        }
        return names;
    }

    /** How DATA is written says nothing of these rows, which may come from another command. */
    private void takePseudoKnown(Fitting fitting) {
        if (pseudoKnown == null) {
            return;
        }
        TableSource source = Data.of(List.of(pseudoKnown), console.in()).source();
        try {
            fitting.pseudoKnown(schema -> {
                try (TableReader reader = source.open(schema, ReadOptions.defaults())) {
                    return reader.readAll();
                }
            });
        } catch (PipelineException e) {
            throw new CliException("--pseudo-known: " + e.getMessage(), e);
        }
    }

    private static TrainedModel fit(Fitting fitting, Data input, ReadOptions options) {
        Table table = input.read(options);
        try {
            return fitting.fit(table);
        } catch (PipelineException | TableException e) {
            throw new CliException(input.source().name() + ": " + e.getMessage(), e);
        }
    }

    private List<String> ignored(Data input) {
        List<String> all = new ArrayList<>(input.ignored());
        all.addAll(ignored);
        return all;
    }

    private void tell(TrainedModel model, double seconds) {
        model.model().report().warnings().forEach(warning -> console.notice("warning: " + warning));
        int columns = model.preparation().columns().size();
        console.notice("fitted %s on %s rows of %s, calibrated with %s more, in %.1f s"
                .formatted(
                        detector,
                        Figures.count(model.provenance().trainingRows()),
                        columns == 1 ? "1 column" : columns + " columns",
                        Figures.count(model.provenance().calibrationRows()),
                        seconds));
        console.notice("rows that score above %s are called anomalies (%s)"
                .formatted(Figures.brief(model.threshold()), model.rule().text()));
        console.notice("wrote " + out);
    }
}
