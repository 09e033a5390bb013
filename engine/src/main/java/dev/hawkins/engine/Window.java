package dev.hawkins.engine;

/**
 * How the window of a convolution or a pool moves over a {@link Shape}.
 *
 * @param rows along the height
 * @param columns along the width
 */
public record Window(Span rows, Span columns) {
    /** Over a series. */
    public static Window line(Span columns) {
        return new Window(Span.of(1), columns);
    }

    /** Over an image, the same both ways. */
    public static Window square(Span both) {
        return new Window(both, both);
    }

    /** Places of one window. */
    public int size() {
        return Math.multiplyExact(rows.kernel(), columns.kernel());
    }

    /** The shape of what a convolution with so many channels makes. */
    public Shape over(Shape in, int channels) {
        return new Shape(rows.over(in.height()), columns.over(in.width()), channels);
    }

    /** The shape of what a pool makes. */
    public Shape over(Shape in) {
        return over(in, in.channels());
    }

    /** The shape of what a transposed convolution with so many channels makes. */
    public Shape spread(Shape in, int channels) {
        return spread(in, channels, 0, 0);
    }

    /**
     * The same with output padding: a convolution with stride makes one shape of several, and the extra rows and columns say
     * of which.
     */
    public Shape spread(Shape in, int channels, int extraRows, int extraColumns) {
        return new Shape(rows.spread(in.height(), extraRows), columns.spread(in.width(), extraColumns), channels);
    }
}
