package dev.hawkins.engine;

/**
 * How a window moves along one axis.
 *
 * @param kernel places that the window looks at
 * @param stride places that it moves by
 * @param dilation distance between the places that it looks at
 * @param before zeros before the first place
 * @param after zeros after the last place
 */
public record Span(int kernel, int stride, int dilation, int before, int after) {
    public Span {
        least("kernel", kernel, 1);
        least("stride", stride, 1);
        least("dilation", dilation, 1);
        least("padding", before, 0);
        least("padding", after, 0);
    }

    private static void least(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d but was %d".formatted(what, least, value));
        }
    }

    /** A window of so many neighbouring places that moves by one, without padding. */
    public static Span of(int kernel) {
        return new Span(kernel, 1, 1, 0, 0);
    }

    public Span stride(int places) {
        return new Span(kernel, places, dilation, before, after);
    }

    /** Looks at every so many-th place only; to be called before a padding that follows from it. */
    public Span dilation(int places) {
        return new Span(kernel, stride, places, before, after);
    }

    /** So many zeros at both ends. */
    public Span padding(int places) {
        return padding(places, places);
    }

    public Span padding(int before, int after) {
        return new Span(kernel, stride, dilation, before, after);
    }

    /** Padding that gives ceil(size / stride) places; an odd zero goes to the end. */
    public Span same() {
        return padding((reach() - 1) / 2, reach() / 2);
    }

    /** Padding before the first place only, so that no place sees what comes after it. */
    public Span causal() {
        return padding(reach() - 1, 0);
    }

    /** Places from the first to the last that the window looks at. */
    public int reach() {
        return dilation * (kernel - 1) + 1;
    }

    /** Places that the window takes: floor((size + before + after - reach) / stride) + 1. */
    public int over(int size) {
        int free = size + before + after - reach();
        if (free < 0) {
            throw new IllegalArgumentException(
                    "a window that reaches over %d places does not fit into %d with %d of padding"
                            .formatted(reach(), size, before + after));
        }
        return free / stride + 1;
    }

    /** Places that a transposed convolution makes of size: (size - 1) * stride + reach - before - after + extra. */
    public int spread(int size, int extra) {
        int places = (size - 1) * stride + reach() - before - after + extra;
        if (extra < 0 || extra >= stride || places < 1) {
            throw new IllegalArgumentException(
                    "a transposed convolution of stride %d over %d places with %d of padding and %d extra makes %d places; extra must be 0 to stride - 1 and places at least 1"
                            .formatted(stride, size, before + after, extra, places));
        }
        return places;
    }
}
