package dev.hawkins.arena.report;

import java.util.List;

/** The pieces that a page is made of, one after the other. Texts are HTML already. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** As it is. */
    Html raw(String html) {
        text.append(html);
        return this;
    }

    void heading(String title) {
        raw("<h2>" + title + "</h2>\n");
    }

    void paragraph(String style, String sentences) {
        raw("<p class='%s'>%s</p>\n".formatted(style, sentences));
    }

    /** Figures side by side, as many as there is room for. */
    void grid(Runnable figures) {
        grid("grid", figures);
    }

    /** Figures of which three find room side by side. */
    void gridOfThree(Runnable figures) {
        grid("grid three", figures);
    }

    private void grid(String style, Runnable figures) {
        raw("<div class='" + style + "'>");
        figures.run();
        raw("</div>\n");
    }

    void figure(String svg, String caption) {
        raw("<figure>" + svg + "<figcaption>" + caption + "</figcaption></figure>\n");
    }

    /**
     * A table that may be wider than the page.
     *
     * @param first heading of the first column, which holds text
     * @param others headings of the others
     * @param rows write the rows
     */
    void table(String first, List<String> others, Runnable rows) {
        raw("<div class='wide'><table><thead><tr>").raw(textCell("th", first));
        others.forEach(heading -> raw("<th>" + heading + "</th>"));
        raw("</tr></thead><tbody>\n");
        rows.run();
        raw("</tbody></table></div>\n");
    }

    /**
     * A row of a table.
     *
     * @param cells write all cells but the first
     */
    void row(String first, Runnable cells) {
        raw("<tr>").raw(textCell("td", first));
        cells.run();
        raw("</tr>\n");
    }

    private static String textCell(String tag, String content) {
        return "<%s class='text'>%s</%s>".formatted(tag, content, tag);
    }

    void cells(String... contents) {
        for (String content : contents) {
            raw("<td>" + content + "</td>");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
