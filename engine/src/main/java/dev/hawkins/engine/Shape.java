package dev.hawkins.engine;

/**
 * How the units of a node stand for a series or an image: channels last, so that unit {@code (row * width + column) *
 * channels + channel} is one value. A series is an image of height 1.
 *
 * @param height rows of an image, 1 for a series
 * @param width columns of an image, or the length of a series
 * @param channels values per place
 */
public record Shape(int height, int width, int channels) {
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "height, width and channels of a shape must be at least 1 but were %d, %d, %d"
                            .formatted(height, width, channels));
        }
        Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /** A series: length times, channels values each. */
    public static Shape series(int length, int channels) {
        return new Shape(1, length, channels);
    }

    /** height * width * channels. */
    public int units() {
        return height * width * channels;
    }

    /** Pixels of an image or times of a series. */
    public int places() {
        return height * width;
    }

    @Override
    public String toString() {
        return height + " x " + width + " x " + channels;
    }
}
