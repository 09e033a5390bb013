package dev.hawkins.cli;

import dev.hawkins.evaluate.Evaluation;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.StreamScorer;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Model and labelled DATA in, what the scores are worth out. */
@Command(name = "evaluate", description = "Measure a model on labelled DATA.", sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    private Path modelFile;

    @Parameters(index = "1", arity = "1..*", paramLabel = "DATA", description = "Files, patterns, - or dataset:NAME.")
    private List<String> data;

    @Mixin
    private LabelOptions label;

    @Option(names = "--json", description = "Print one JSON object instead of a report.")
    private boolean json;

    @Mixin
    private ThresholdOptions threshold;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ThreadOptions threads;

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threadCount = threads.threads();
        Data input = Data.of(data, console.in());
        Labelling labelling = label.labelling(input.set());
        if (labelling == null) {
            throw new UsageException("evaluate needs --label COLUMN, the column that says which rows are normal");
        }
        TrainedModel model = threshold.apply(Models.read(modelFile));
        LabelledScores scored = score(model, input, labelling, threadCount);
        String[] texts = scored.texts();
        boolean[] anomalies = anomalies(labelling, texts, input.source().name());
        Evaluation evaluation = Evaluation.of(scored.scores(), anomalies, model.threshold(), texts);
        console.print(json ? JsonText.of(evaluation.toTree()) : new EvaluationReport(model, evaluation).text());
        return 0;
    }

    private LabelledScores score(TrainedModel model, Data input, Labelling labelling, int threadCount) {
        List<String> keep = List.of(labelling.column());
        ReadOptions options = reading.options(console::notice).withKeep(keep);
        if (model.preparation().columns().contains(labelling.column())) {
            console.notice("warning: the label '%s' is also an input of the model, which was fitted without --label"
                    .formatted(labelling.column()));
        }
        LabelledScores scored = new LabelledScores();
        try (TableReader reader = input.source().open(model.schemaWith(keep), options)) {
            new StreamScorer(model, threadCount, 0)
                    .score(
                            reader,
                            chunk -> new LabelledScores.Part(chunk.scores().score(), labelling.texts(chunk.rows())),
                            scored::add);
        }
        return scored;
    }

    private static boolean[] anomalies(Labelling labelling, String[] texts, String source) {
        boolean[] anomalies;
        try {
            anomalies = labelling.anomalies(texts);
        } catch (PipelineException e) {
            throw new CliException(source + ": " + e.getMessage(), e);
        }
        for (boolean anomaly : anomalies) {
            if (anomaly) {
                return anomalies;
            }
        }
        throw new CliException(
                "%s: there is nothing to measure: none of the %s rows is an anomaly, as every value of '%s' is %s"
                        .formatted(
                                source,
                                Figures.count(anomalies.length),
                                labelling.column(),
                                String.join(" or ", labelling.normal())));
    }
}
