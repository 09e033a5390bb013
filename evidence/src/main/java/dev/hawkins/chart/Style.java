package dev.hawkins.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets that stand beside classes. */
public final class Style {
    /** What charts need, colours included. */
    public static final String CHART = of(Style.class, "chart.css");

    private Style() {}

    /** The text of a style sheet in the package of a class. */
    public static String of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
