package dev.hawkins.store;

import dev.hawkins.pipeline.GoldenRows;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code golden.json} says: cells column by column (numbers in hexadecimal, which holds every bit; texts with a leading
 * colon; the empty text where missing) and the scores.
 */
final class Golden {
    private static final int MOST_ROWS = 1000;
    private static final int FEWEST_ROWS = 16;

    private Golden() {}

    static Map<String, Object> toTree(GoldenRows golden) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Table rows = golden.rows();
        for (int c = 0; c < rows.schema().size(); c++) {
            columns.put(rows.schema().column(c).name(), cells(rows.values(c)));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "scores",
                Arrays.stream(golden.scores()).mapToObj(Double::toHexString).toList());
        tree.put("columns", columns);
        return tree;
    }

    private static List<String> cells(Table.Values values) {
        List<String> cells = new ArrayList<>();
        for (int r = 0; r < values.size(); r++) {
            if (values instanceof Table.Numbers numbers) {
                double value = numbers.values()[r];
                cells.add(Double.isNaN(value) ? "" : Double.toHexString(value));
            } else {
                String text = values instanceof Table.Codes codes ? codes.text(r) : null;
                cells.add(text == null ? "" : ":" + text);
            }
        }
        return cells;
    }

    static GoldenRows fromTree(Map<String, Object> json, Schema schema) {
        Tree tree = Tree.of("golden", json);
        double[] scores = tree.texts("scores", MOST_ROWS).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (scores.length < FEWEST_ROWS) {
            throw tree.wrong("scores", "a list of at least %d scores".formatted(FEWEST_ROWS));
        }
        Tree columns = tree.child("columns");
        List<Table.Values> values = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            List<String> cells = columns.texts(schema.column(c).name(), MOST_ROWS);
            values.add(schema.column(c).isNumber() ? numbers(cells) : codes(cells));
        }
        return new GoldenRows(new Table(schema, values), scores);
    }

    private static Table.Numbers numbers(List<String> cells) {
        return new Table.Numbers(cells.stream()
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray());
    }

    private static Table.Codes codes(List<String> cells) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[cells.size()];
        for (int r = 0; r < codes.length; r++) {
            codes[r] = -1;
            if (!cells.get(r).isEmpty()) {
                codes[r] = dictionary.size();
                dictionary.add(cells.get(r).substring(1));
            }
        }
        return new Table.Codes(codes, dictionary);
    }
}
