package dev.hawkins.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** A picture with two axes, as SVG. Colours are classes of the style sheet, {@code c0} to {@code c9} for entrants. */
public final class Chart {
    public static final int COLOURS = 10;

    private static final int LEFT = 52;
    private static final int BOTTOM = 44;
    private static final int TOP = 12;
    private static final int RIGHT = 24;

    private final int width;
    private final int height;
    private final Axis x;
    private final Axis y;
    private final Canvas canvas;

    /** @param title said to those who do not see it */
    public Chart(String title, int width, int height, Axis x, Axis y) {
        this.canvas = new Canvas(title, width, height);
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
        grid();
    }

    private void grid() {
        for (double tick : x.ticks()) {
            double at = px(tick);
            put("<line class='rule' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>", at, TOP, at, height - BOTTOM);
            put(
                    "<text class='tick' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                    at, height - BOTTOM + 15, x.label().apply(tick));
        }
        for (double tick : y.ticks()) {
            double at = py(tick);
            put("<line class='rule' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>", LEFT, at, width - RIGHT, at);
            put(
                    "<text class='tick' x='%d' y='%.1f' text-anchor='end'>%s</text>",
                    LEFT - 6, at + 4, y.label().apply(tick));
        }
        put(
                "<text class='axis' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                (LEFT + width - RIGHT) / 2.0, height - 8, Text.escaped(x.title()));
        put(
                "<text class='axis' transform='translate(13,%.1f) rotate(-90)' text-anchor='middle'>%s</text>",
                (TOP + height - BOTTOM) / 2.0, Text.escaped(y.title()));
    }

    double px(double value) {
        return LEFT + x.place(value) * (width - LEFT - RIGHT);
    }

    double py(double value) {
        return height - BOTTOM - y.place(value) * (height - TOP - BOTTOM);
    }

    /** Straight lines from point to point. */
    public Chart line(List<Point> points, String style) {
        StringBuilder path = new StringBuilder();
        for (Point p : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", px(p.x()), py(p.y())));
        }
        put("<path class='line %s' d='%s'/>", style, path);
        return this;
    }

    /** A point with a name that shows when it is pointed at. */
    public Chart dot(Point p, String style, String name) {
        put(
                "<circle class='dot %s' cx='%.1f' cy='%.1f' r='5'><title>%s</title></circle>",
                style, px(p.x()), py(p.y()), Text.escaped(name));
        return this;
    }

    /** A vertical stroke for an interval. */
    public Chart interval(double at, double low, double high, String style) {
        put(
                "<line class='line %s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>",
                style, px(at), py(low), px(at), py(high));
        return this;
    }

    /** A bar from the bottom. */
    public Chart bar(double from, double to, double share, String style) {
        put(
                "<rect class='bar %s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
                style, px(from), py(share), px(to) - px(from), py(0) - py(share));
        return this;
    }

    /** A grid of squares over the whole picture, from the lower left, row by row; strength 0 is the background, 1 full colour. */
    public Chart cells(int size, IntToDoubleFunction strength) {
        double wide = (double) (width - LEFT - RIGHT) / size;
        double high = (double) (height - TOP - BOTTOM) / size;
        for (int i = 0; i < size * size; i++) {
            double at = strength.applyAsDouble(i);
            if (at > 0.02) {
                put(
                        "<rect class='cell' x='%.1f' y='%.1f' width='%.2f' height='%.2f' fill-opacity='%.2f'/>",
                        LEFT + i % size * wide, height - BOTTOM - (i / size + 1) * high, wide + 0.1, high + 0.1, at);
            }
        }
        return this;
    }

    /** A row of the data. */
    public Chart speck(Point p, String style) {
        put("<circle class='speck %s' cx='%.1f' cy='%.1f' r='1.5'/>", style, px(p.x()), py(p.y()));
        return this;
    }

    /** Words beside a point, on the side where there is room. */
    public Chart words(Point beside, String text) {
        boolean right = x.place(beside.x()) < 0.85;
        put(
                "<text class='note' x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
                px(beside.x()) + (right ? 8 : -8), py(beside.y()) + 4, right ? "start" : "end", Text.escaped(text));
        return this;
    }

    private void put(String format, Object... arguments) {
        canvas.put(format, arguments);
    }

    /** The element, to stand in a page. */
    public String svg() {
        return canvas.svg();
    }

    /** The element as a document of its own, with its style. */
    public static String document(String svg) {
        int end = svg.indexOf('>') + 1;
        return svg.substring(0, end)
                + "\n<style>" + Style.CHART + "svg { background: var(--ground); }</style>"
                + svg.substring(end);
    }
}
