package dev.hawkins.cli;

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
     * The labelling asked for.
     *
     * @param implied what the data brings along, or null
     * @return null if there is none
     */
    Labelling labelling(Labelling implied) {
        if (label == null && implied == null) {
            if (!normal.isEmpty()) {
                throw new UsageException("--normal needs --label, the column whose values it names");
            }
            return null;
        }
        String column = label == null ? implied.column() : label;
        if (!normal.isEmpty()) {
            return new Labelling(column, normal);
        }
        return implied != null && implied.column().equals(column) ? implied : Labelling.of(column);
    }
}
