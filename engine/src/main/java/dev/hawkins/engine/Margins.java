package dev.hawkins.engine;

/**
 * An image within margins of zeros.
 *
 * @param shape the image
 * @param top rows of zeros above it
 * @param left columns of zeros before it
 * @param height its rows with margins
 * @param width its columns with margins
 */
record Margins(Shape shape, int top, int left, int height, int width) {
    /** Whether there are any margins. */
    boolean any() {
        return height > shape.height() || width > shape.width();
    }

    int units() {
        return height * width * shape.channels();
    }

    /** Units of one row of the image. */
    int rowUnits() {
        return shape.width() * shape.channels();
    }

    /** The unit at which a row of the image begins. */
    int row(int row) {
        return ((top + row) * width + left) * shape.channels();
    }

    /** Where the places of the image begin. */
    int[] places() {
        int[] at = new int[shape.places()];
        for (int i = 0; i < at.length; i++) {
            at[i] = row(i / shape.width()) + i % shape.width() * shape.channels();
        }
        return at;
    }

    /** Where the places of the image would begin without margins. */
    int[] plain() {
        int[] at = new int[shape.places()];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * shape.channels();
        }
        return at;
    }
}
