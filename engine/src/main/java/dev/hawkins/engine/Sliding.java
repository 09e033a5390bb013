package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Which places of a large image and of a small one belong together when a window moves over the large one, as tables for
 * {@link dev.hawkins.engine.kernels.Patches}. A convolution goes from large to small, its transpose and its gradient from
 * small to large. Both images are read with margins of zeros, wide enough that no place needs a case of its own.
 */
final class Sliding {
    /** Products of one kind: the tables of {@code Patches.product}. */
    record Products(int[] weights, int[] terms, int[] from, int[] to) {}

    /** One axis of both images. */
    private static final class Axis {
        final Span span;
        final int large;
        final int small;
        final int paddedLarge;
        /** Zeros before and after the small image. */
        final int margin;

        final int paddedSmall;

        Axis(Span span, int large, int small) {
            this.span = span;
            this.large = large;
            this.small = small;
            paddedLarge = Math.max(span.before() + large, (small - 1) * span.stride() + span.reach());
            int first = Math.floorDiv(span.before() + 1 - span.reach(), span.stride());
            int last = Math.floorDiv(span.before() + large - 1, span.stride());
            margin = Math.max(0, -first);
            paddedSmall = margin + Math.max(small, last + 1);
        }

        /** The place of a window for a place in the large image, with the share of it that a tap takes away. */
        int place(int inLarge) {
            return (span.before() + inLarge) / span.stride() + margin;
        }

        int residue(int inLarge) {
            return (span.before() + inLarge) % span.stride();
        }

        boolean meets(int tap, int residue) {
            return Math.floorMod(residue - tap * span.dilation(), span.stride()) == 0;
        }

        int shift(int tap, int residue) {
            return (residue - tap * span.dilation()) / span.stride();
        }
    }

    private final Shape large;
    private final Shape small;
    private final Axis rows;
    private final Axis columns;

    Sliding(Shape large, Window window, Shape small) {
        this.large = large;
        this.small = small;
        rows = new Axis(window.rows(), large.height(), small.height());
        columns = new Axis(window.columns(), large.width(), small.width());
    }

    Margins large() {
        return new Margins(large, rows.span.before(), columns.span.before(), rows.paddedLarge, columns.paddedLarge);
    }

    Margins small() {
        return new Margins(small, rows.margin, columns.margin, rows.paddedSmall, columns.paddedSmall);
    }

    /** Where the windows begin in the large image with margins, place by place of the small one. */
    int[] windows() {
        int[] at = new int[small.places()];
        for (int i = 0; i < at.length; i++) {
            int row = i / small.width() * rows.span.stride();
            int column = i % small.width() * columns.span.stride();
            at[i] = (row * columns.paddedLarge + column) * large.channels();
        }
        return at;
    }

    /** The units of a window in the large image with margins, relative to its begin. */
    int[] terms() {
        int[] terms = new int[taps() * large.channels()];
        for (int j = 0; j < terms.length; j++) {
            int tap = j / large.channels();
            int row = tap / columns.span.kernel() * rows.span.dilation();
            int column = tap % columns.span.kernel() * columns.span.dilation();
            terms[j] = (row * columns.paddedLarge + column) * large.channels() + j % large.channels();
        }
        return terms;
    }

    private int taps() {
        return rows.span.kernel() * columns.span.kernel();
    }

    /** Weights tap by tap, channel by channel. */
    int[] weights(int channels, int tapStep, int channelStep) {
        int[] weights = new int[taps() * channels];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = j / channels * tapStep + j % channels * channelStep;
        }
        return weights;
    }

    /** From the large image with margins to the small one. */
    Products[] down(int tapStep, int channelStep) {
        int[] weights = weights(large.channels(), tapStep, channelStep);
        return new Products[] {new Products(weights, terms(), windows(), small().plain())};
    }

    /** From the small image with margins to the large one: for each residue of the stride the taps that meet it. */
    Products[] up(int tapStep, int channelStep) {
        List<Products> made = new ArrayList<>();
        for (int row = 0; row < rows.span.stride(); row++) {
            for (int column = 0; column < columns.span.stride(); column++) {
                made.add(up(row, column, tapStep, channelStep));
            }
        }
        return made.toArray(Products[]::new);
    }

    private Products up(int row, int column, int tapStep, int channelStep) {
        List<Integer> weights = new ArrayList<>();
        List<Integer> terms = new ArrayList<>();
        for (int tap = 0; tap < taps(); tap++) {
            int r = tap / columns.span.kernel();
            int c = tap % columns.span.kernel();
            for (int i = 0; i < small.channels() && rows.meets(r, row) && columns.meets(c, column); i++) {
                weights.add(tap * tapStep + i * channelStep);
                terms.add((rows.shift(r, row) * columns.paddedSmall + columns.shift(c, column)) * small.channels() + i);
            }
        }
        List<Integer> from = new ArrayList<>();
        List<Integer> to = new ArrayList<>();
        for (int i = 0; i < large.places(); i++) {
            int r = i / large.width();
            int c = i % large.width();
            if (rows.residue(r) == row && columns.residue(c) == column) {
                from.add((rows.place(r) * columns.paddedSmall + columns.place(c)) * small.channels());
                to.add(i * large.channels());
            }
        }
        return new Products(array(weights), array(terms), array(from), array(to));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
