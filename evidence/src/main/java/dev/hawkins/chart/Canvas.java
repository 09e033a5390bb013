package dev.hawkins.chart;

import java.util.Locale;

/** The elements of a picture. */
final class Canvas {
    private final String title;
    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();

    /** @param title said to those who do not see it */
    Canvas(String title, int width, int height) {
        this.title = title;
        this.width = width;
        this.height = height;
    }

    void put(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** The element, to stand in a page. */
    String svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' aria-label='%s'>%n%s</svg>%n"
                .formatted(width, height, Text.escaped(title).replace("'", "&#39;"), body);
    }
}
