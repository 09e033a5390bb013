package dev.hawkins.engine;

/**
 * The greatest or mean value of each channel in every window; padding takes no part. The gradient of the greatest goes to the
 * first of equals.
 */
final class PoolOp extends Op {
    private final boolean mean;
    /** What a sum is divided by, per place; 0 for the number of values in the window. */
    private final int divisor;

    private final int channels;
    /** Per place of the result the units of x at which its window's places begin. */
    private final int[][] windows;

    PoolOp(Node out, Node x, int channels, int[][] windows, boolean mean, int divisor) {
        super(out, x);
        this.mean = mean;
        this.divisor = divisor;
        this.channels = channels;
        this.windows = windows;
    }

    /** Per place of the result the units at which the places of its window begin. */
    static int[][] windows(Shape shape, Window window) {
        Shape made = window.over(shape);
        int[][] windows = new int[made.places()][];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = places(shape, window, i / made.width(), i % made.width());
        }
        return windows;
    }

    private static int[] places(Shape shape, Window window, int row, int column) {
        int[] rows = inside(window.rows(), row, shape.height());
        int[] columns = inside(window.columns(), column, shape.width());
        int[] places = new int[rows.length * columns.length];
        if (places.length == 0) {
            throw new IllegalArgumentException(
                    "a pool over %s has windows that see nothing but padding".formatted(shape));
        }
        for (int i = 0; i < places.length; i++) {
            int r = rows[i / columns.length];
            places[i] = (r * shape.width() + columns[i % columns.length]) * shape.channels();
        }
        return places;
    }

    private static int[] inside(Span span, int place, int size) {
        return java.util.stream.IntStream.range(0, span.kernel())
                .map(tap -> place * span.stride() + tap * span.dilation() - span.before())
                .filter(i -> i >= 0 && i < size)
                .toArray();
    }

    private double share(int place) {
        return 1.0 / (divisor == 0 ? windows[place].length : divisor);
    }

    @Override
    <A> void forward(Block<A> b) {
        int n = channels * b.width;
        for (int i = 0; i < windows.length; i++) {
            int y = b.at(out) + i * n;
            b.e.copy(b.v, b.at(in[0]) + windows[i][0] * b.width, b.v, y, n);
            for (int j = 1; j < windows[i].length; j++) {
                int x = b.at(in[0]) + windows[i][j] * b.width;
                if (mean) {
                    b.e.add(b.v, x, b.v, y, b.v, y, n);
                } else {
                    b.e.greater(b.v, x, b.v, y, b.v, y, n);
                }
            }
            if (mean) {
                b.e.affine(share(i), b.v, y, 0, b.v, y, n);
            }
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        int n = channels * b.width;
        for (int i = 0; i < windows.length; i++) {
            int y = b.at(out) + i * n;
            b.e.copy(b.g, y, b.v, b.t0, n);
            for (int place : windows[i]) {
                int x = b.at(in[0]) + place * b.width;
                if (mean) {
                    b.e.addScaled(share(i), b.v, b.t0, b.g, x, n);
                } else {
                    b.e.claim(b.v, x, b.v, y, b.v, b.t0, b.g, x, n);
                }
            }
        }
    }
}
