package dev.hawkins.store;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.pipeline.Provenance;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code manifest.json} says. */
final class Manifest {
    /** Lists are as long as the file, whose size is limited, lets them be. */
    private static final int ANY = Integer.MAX_VALUE;

    private Manifest() {}

    static Map<String, Object> toTree(TrainedModel model, ModelState state) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", ModelFile.FORMAT);
        tree.put("detector", Catalogue.of(model.detector()).name());
        tree.put("settings", Settings.toTree(model.detector()));
        tree.put("threshold-rule", model.rule().text());
        tree.put("provenance", toTree(model.provenance()));
        tree.put("training", toTree(state.report()));
        tree.put("numbers", hexadecimal(state.numbers()));
        tree.put("schema", toTree(model.schema()));
        tree.put("preparation", model.preparation().toTree());
        return tree;
    }

    private static List<Map<String, Object>> toTree(Schema schema) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", column.name());
            tree.put("kind", Tree.name(column.kind()));
            tree.put("values", column.values());
            tree.put("format", column.format());
            columns.add(tree);
        }
        return columns;
    }

    static Schema schema(Tree manifest) {
        return new Schema(manifest.children("schema", ANY).stream()
                .map(tree -> new Column(
                        tree.text("name"),
                        tree.constant("kind", Kind.class),
                        tree.texts("values", 2),
                        tree.text("format")))
                .toList());
    }

    private static Map<String, Object> toTree(Provenance provenance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("library", provenance.library());
        tree.put("sources", provenance.sources());
        tree.put("fingerprint", provenance.fingerprint());
        tree.put("rows", provenance.rows());
        tree.put("anomalies", provenance.anomalies());
        tree.put("training-rows", provenance.trainingRows());
        tree.put("calibration-rows", provenance.calibrationRows());
        // As text, because a JSON reader may take a long number for a double.
        tree.put("seed", Long.toString(provenance.seed()));
        tree.put("label", provenance.label());
        return tree;
    }

    static Provenance provenance(Tree tree) {
        return new Provenance(
                tree.text("library"),
                tree.texts("sources", ANY),
                tree.text("fingerprint"),
                tree.whole("rows", 0, ANY),
                tree.whole("anomalies", 0, ANY),
                tree.whole("training-rows", 0, ANY),
                tree.whole("calibration-rows", 0, ANY),
                Long.parseLong(tree.text("seed")),
                tree.text("label"));
    }

    private static Map<String, Object> toTree(TrainingReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("best-epoch", report.bestEpoch());
        tree.put("training-loss", report.trainingLoss());
        tree.put("validation-loss", report.validationLoss());
        tree.put("figures", hexadecimal(report.figures()));
        tree.put("warnings", report.warnings());
        return tree;
    }

    static TrainingReport report(Tree manifest) {
        Tree tree = manifest.child("training");
        return new TrainingReport(
                boxed(tree.numbers("training-loss", ANY)),
                boxed(tree.numbers("validation-loss", ANY)),
                tree.whole("best-epoch", 0, ANY),
                doubles(tree.child("figures")),
                tree.texts("warnings", ANY));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static Map<String, Double> numbers(Map<String, Object> manifest) {
        return doubles(Tree.of(ModelFile.MANIFEST, manifest).child("numbers"));
    }

    /** Numbers as hexadecimal text, which holds every bit, infinities and NaN too. */
    private static Map<String, Object> hexadecimal(Map<String, Double> numbers) {
        Map<String, Object> tree = new LinkedHashMap<>();
        numbers.forEach((name, value) -> tree.put(name, Double.toHexString(value)));
        return tree;
    }

    private static Map<String, Double> doubles(Tree tree) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String name : tree.names()) {
            numbers.put(name, Double.parseDouble(tree.text(name)));
        }
        return numbers;
    }
}
