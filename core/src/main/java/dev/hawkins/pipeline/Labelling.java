package dev.hawkins.pipeline;

import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A column that says which rows are anomalies, and which of its values mean that they are not.
 *
 * @param column never a feature
 * @param normal the values of normal rows; texts are compared exactly but for case, numbers as numbers (so 0 is 0.0)
 */
public record Labelling(String column, List<String> normal) {
    /** What means normal unless something else is said. */
    public static final List<String> NORMAL = List.of("0", "false", "normal");

    private static final int SHOWN = 8;

    public Labelling {
        normal = List.copyOf(normal);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("at least one value of '%s' must mean normal".formatted(column));
        }
    }

    /** With 0, false and normal for normal rows. */
    public static Labelling of(String column) {
        return new Labelling(column, NORMAL);
    }

    /**
     * Throws unless the column is there.
     *
     * @throws PipelineException naming the columns that are
     */
    public void demandIn(Schema schema) {
        if (schema.indexOf(column) < 0) {
            throw new PipelineException("there is no column '%s' to take as the label; there are %s"
                    .formatted(column, String.join(", ", schema.names())));
        }
    }

    /** The label of every row as text: the kind of anomaly, where there are kinds; empty where it is missing. */
    public String[] texts(Table table) {
        demandIn(table.schema());
        int c = table.schema().indexOf(column);
        if (table.schema().column(c).kind() == Kind.TEXT) {
            throw new PipelineException(
                    "column '%s' cannot be the label: it has too many different values".formatted(column));
        }
        String[] texts = new String[table.rows()];
        for (int r = 0; r < texts.length; r++) {
            texts[r] = table.text(r, c);
        }
        return texts;
    }

    /**
     * Which rows are anomalies.
     *
     * @param texts the label of every row
     * @throws PipelineException if a row has no label, or no row is normal
     */
    public boolean[] anomalies(String[] texts) {
        boolean[] anomalies = new boolean[texts.length];
        int normals = 0;
        for (int r = 0; r < texts.length; r++) {
            if (texts[r].isEmpty()) {
                throw new PipelineException(
                        "row %,d has no label in column '%s'; remove the row or label it".formatted(r + 1, column));
            }
            anomalies[r] = !isNormal(texts[r]);
            normals += anomalies[r] ? 0 : 1;
        }
        if (normals == 0 && texts.length > 0) {
            throw new PipelineException(
                    "no row is normal: column '%s' has the values %s, but %s would be normal; say which are with --normal VALUE"
                            .formatted(column, String.join(", ", some(texts)), String.join(", ", normal)));
        }
        return anomalies;
    }

    private static List<String> some(String[] texts) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String text : texts) {
            if (distinct.size() == SHOWN) {
                break;
            }
            distinct.add(text);
        }
        return new ArrayList<>(distinct);
    }

    /** Whether this value means normal. */
    public boolean isNormal(String text) {
        for (String value : normal) {
            if (value.equalsIgnoreCase(text) || sameNumber(value, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameNumber(String a, String b) {
        char first = b.isEmpty() ? 'x' : b.charAt(0);
        if (first != '-' && first != '.' && (first < '0' || first > '9')) {
            return false;
        }
        try {
            return Double.parseDouble(a) == Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
