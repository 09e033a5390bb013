package dev.hawkins.generate;

import dev.hawkins.evaluate.ObservedRate;
import dev.hawkins.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model caught of anomalies that were made of normal rows.
 *
 * @param normals normal rows that they were made of
 * @param falseAlarms how many of these the model calls anomalies
 * @param all what it caught of all of them; as they were made, the estimate of its recall
 * @param rocAuc how well its scores tell them, as they were made, from the normal rows
 * @param levels by hardness, the easiest first
 * @param tactics by where the values came from
 * @param columns by column, those in most misses first
 * @param misses what slipped past it, as made or after the search
 */
public record RedTeamReport(
        int normals,
        ObservedRate falseAlarms,
        Caught all,
        double rocAuc,
        List<Level> levels,
        Map<Tactic, Caught> tactics,
        List<ColumnUse> columns,
        Misses misses) {
    /**
     * How many were caught.
     *
     * @param made as they were made
     * @param searched after the search for variants that are missed
     */
    public record Caught(ObservedRate made, ObservedRate searched) {
        private Map<String, Object> toTree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("rows", made.rows());
            tree.put("caught", made.cases());
            tree.put("recall", made.rate());
            tree.put("recall_low", made.low());
            tree.put("recall_high", made.high());
            tree.put("recall_searched", searched.rate());
            return tree;
        }
    }

    /**
     * The anomalies of one hardness.
     *
     * @param hardness share of the changes that were not made; at 1 one column is changed
     * @param columns median number of changed columns
     * @param distance median distance to the nearest normal row, where 1 is the mean distance of two normal rows; not finite if
     *     all normal rows are the same
     */
    public record Level(double hardness, double columns, double distance, Caught caught) {
        private Map<String, Object> toTree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("hardness", hardness);
            tree.put("columns_changed", columns);
            tree.put("distance", Double.isFinite(distance) ? distance : null);
            tree.putAll(caught.toTree());
            return tree;
        }
    }

    /**
     * What changes of one column were good for, as the anomalies were made.
     *
     * @param changed how many had this column changed
     * @param missed how many of these were missed
     */
    public record ColumnUse(String column, int changed, int missed) {
        private Map<String, Object> toTree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("column", column);
            tree.put("changed", changed);
            tree.put("missed", missed);
            return tree;
        }
    }

    /**
     * Anomalies that were missed; every list and array has one entry per row.
     *
     * @param table with the columns of the model
     * @param from the normal row each was made of, from 0
     * @param changed names of the columns that differ from it
     * @param tactics where their values are from
     * @param hardness see {@link Level}
     * @param searched whether it was missed only after the search
     * @param scores by the model, none above its threshold
     * @param pValues of these scores
     */
    public record Misses(
            Table table,
            int[] from,
            List<List<String>> changed,
            List<Tactic> tactics,
            double[] hardness,
            boolean[] searched,
            double[] scores,
            double[] pValues) {}

    /** The figures under the names of the command line's JSON, in its order. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("normal_rows", normals);
        tree.put("false_alarm_rate", falseAlarms.rate());
        tree.putAll(all.toTree());
        tree.put("roc_auc", rocAuc);
        tree.put("by_hardness", levels.stream().map(Level::toTree).toList());
        Map<String, Object> byTactic = new LinkedHashMap<>();
        tactics.forEach((tactic, caught) -> byTactic.put(tactic.name().toLowerCase(Locale.ROOT), caught.toTree()));
        tree.put("by_tactic", byTactic);
        tree.put("columns", columns.stream().map(ColumnUse::toTree).toList());
        return tree;
    }
}
