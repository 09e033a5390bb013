package dev.hawkins.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns. */
final class TextTable {
    private final String alignment;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param alignment one letter per column: l left, r right
     */
    TextTable(String alignment) {
        this.alignment = alignment;
    }

    TextTable row(String... cells) {
        rows.add(cells);
        return this;
    }

    /** The lines, indented, with two blanks between columns and none at the end. */
    String text(String indent) {
        int[] widths = new int[alignment.length()];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int c = 0; c < row.length; c++) {
                String padding = " ".repeat(widths[c] - row[c].length());
                boolean right = alignment.charAt(c) == 'r';
                line.append(right ? padding + row[c] : row[c] + padding).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
