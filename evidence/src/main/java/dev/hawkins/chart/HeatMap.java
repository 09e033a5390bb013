package dev.hawkins.chart;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A table whose cells are coloured, as SVG. */
public final class HeatMap {
    private static final int WIDE = 38;
    private static final int HIGH = 18;
    /** Of the text of a row, below its upper edge. */
    private static final int BASELINE = 13;

    private static final int GAP = 6;
    /** Width of a letter. */
    private static final int LETTER = 7;
    /** Headings of columns lean: how much higher a letter is than the one before. */
    private static final int RISE = 6;
    /** How much farther right. */
    private static final int LEAN = 4;

    private HeatMap() {}

    /**
     * One cell.
     *
     * @param text that stands in it
     * @param strength 0 is the background, 1 full colour
     */
    public record Cell(String text, double strength) {}

    /**
     * The picture as an SVG element.
     *
     * @param title said to those who do not see it
     * @param columns their headings
     * @param rows by their heading, with a cell per column
     */
    public static String svg(String title, List<String> columns, Map<String, List<Cell>> rows) {
        int left = LETTER * longest(rows.keySet()) + 2 * GAP;
        int top = RISE * longest(columns) + 2 * GAP;
        int width = left + WIDE * columns.size() + LEAN * longest(columns);
        Canvas canvas = new Canvas(title, width, top + HIGH * rows.size() + GAP);
        for (int c = 0; c < columns.size(); c++) {
            canvas.put(
                    "<text class='tick' transform='translate(%d,%d) rotate(-60)'>%s</text>",
                    left + WIDE * c + WIDE / 2, top - GAP, Text.escaped(columns.get(c)));
        }
        int at = top;
        for (Map.Entry<String, List<Cell>> row : rows.entrySet()) {
            canvas.put(
                    "<text class='tick' x='%d' y='%d' text-anchor='end'>%s</text>",
                    left - GAP, at + BASELINE, Text.escaped(row.getKey()));
            for (int c = 0; c < columns.size(); c++) {
                draw(canvas, row.getValue().get(c), left + WIDE * c, at);
            }
            at += HIGH;
        }
        return canvas.svg();
    }

    private static int longest(Collection<String> headings) {
        return headings.stream().mapToInt(String::length).max().orElse(0);
    }

    private static void draw(Canvas canvas, Cell cell, int left, int top) {
        canvas.put(
                "<rect class='cell' x='%d' y='%d' width='%d' height='%d' fill-opacity='%.2f'/>",
                left, top, WIDE, HIGH, cell.strength());
        canvas.put(
                "<text class='note' x='%d' y='%d' text-anchor='middle'>%s</text>",
                left + WIDE / 2, top + BASELINE, Text.escaped(cell.text()));
    }
}
