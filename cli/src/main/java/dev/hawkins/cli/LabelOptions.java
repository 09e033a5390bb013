package dev.hawkins.cli;

import dev.hawkins.datasets.DataSet;
import dev.hawkins.pipeline.Labelling;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which rows are anomalies, where the data says so. */
final class LabelOptions {
    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "Column that says which rows are normal; never an input. Data sets bring theirs.")
    private String label;

    @Option(
            names = "--normal",
            paramLabel = "VALUE",
            description = "A value of the label that means normal; by default 0, false and normal. Can be repeated.")
    private List<String> normal = new ArrayList<>();

    /**
     * The labelling asked for, or else that of the data set.
     *
     * @param set where the data comes from, or null
     * @return null if there is none
     */
    Labelling labelling(DataSet set) {
        return labelling(set, label, normal, "--normal");
    }

    /** @param option what names values that mean normal */
    static Labelling labelling(DataSet set, String label, List<String> normal, String option) {
        boolean known = set != null && set.hasLabel() && (label == null || label.equals(set.label()));
        String column = known ? set.label() : label;
        if (column == null) {
            if (!normal.isEmpty()) {
                throw new UsageException("%s needs --label, the column whose values it names".formatted(option));
            }
            return null;
        }
        if (!normal.isEmpty()) {
            return new Labelling(column, normal);
        }
        if (!known) {
            return Labelling.of(column);
        }
        if (set.normal().isEmpty()) {
            throw new UsageException("dataset:%s has no fixed normal class; say which values of '%s' are with %s"
                    .formatted(set.name(), column, option));
        }
        return new Labelling(column, set.normal());
    }
}
