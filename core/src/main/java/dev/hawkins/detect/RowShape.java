package dev.hawkins.detect;

import dev.hawkins.engine.Shape;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of a row are in truth: the steps of a series or the pixels of an image. The setting {@code shape} says so:
 *
 * <ul>
 *   <li>{@code 140} or {@code series:140}: a series of 140 steps, one column each;
 *   <li>{@code series:50x3}: a series of 50 steps with 3 values each, all values of the first step before those of the second;
 *   <li>{@code 28x28}: an image of 28 rows and 28 columns, row after row;
 *   <li>{@code 32x32x3}: an image with 3 values per pixel, channels last: all values of the first pixel before the second.
 * </ul>
 *
 * So two numbers are always an image; a series of several values per step says {@code series:}. All columns of the table that
 * are not ignored are part of the shape, in file order, and all of them are numbers without missing values.
 *
 * @param text as the user wrote it
 * @param image whether it is an image; otherwise a series
 * @param shape sizes, channels last
 */
public record RowShape(String text, boolean image, Shape shape) {
    private static final String NUMBER = "([1-9][0-9]{0,6})";
    private static final Pattern SERIES = Pattern.compile("(?:series:)?" + NUMBER);
    private static final Pattern SERIES_OF_SEVERAL = Pattern.compile("series:" + NUMBER + "x" + NUMBER);
    private static final Pattern IMAGE =
            Pattern.compile("(?:image:)?" + NUMBER + "x" + NUMBER + "(?:x" + NUMBER + ")?");

    /**
     * Throws unless the text is empty, for not given, or a shape; every detector with this setting calls it from its
     * constructor.
     */
    public static void check(String text) {
        if (!text.isBlank()) {
            parse(text);
        }
    }

    /**
     * The shape of the rows of a layout.
     *
     * @param detector its name, for messages
     * @throws DetectorException if no shape is given, or the inputs are not numbers that make it up; the message says how to
     *     give it
     */
    public static RowShape of(String detector, String text, InputLayout layout) {
        if (text.isBlank()) {
            throw new DetectorException(
                    ("%s reads rows that are series or images and must be told their shape: shape=%d for a series of the %d"
                                    + " columns, shape=series:STEPSxVALUES for one of several values per step,"
                                    + " shape=ROWSxCOLUMNS or shape=ROWSxCOLUMNSxCHANNELS for an image")
                            .formatted(detector, layout.inputs(), layout.inputs()));
        }
        RowShape shape = parse(text);
        for (Block block : layout.blocks()) {
            demandNumber(shape, block);
        }
        if (shape.shape.units() != layout.inputs()) {
            throw new DetectorException(
                    ("shape %s has %d values but the rows have %d columns; they must be the values of the shape in order and"
                                    + " nothing else")
                            .formatted(text, shape.shape.units(), layout.inputs()));
        }
        return shape;
    }

    /** As {@link #of}, for a detector that reads nothing but series. */
    public static RowShape series(String detector, String text, InputLayout layout) {
        RowShape shape = of(detector, text, layout);
        if (shape.image) {
            Shape s = shape.shape;
            throw new DetectorException(
                    "%s reads series but shape %s is an image; as a series of its rows it is shape=series:%dx%d"
                            .formatted(detector, text, s.height(), s.width() * s.channels()));
        }
        return shape;
    }

    private static void demandNumber(RowShape shape, Block block) {
        String wrong =
                switch (block.kind()) {
                    case REAL, UNIT, BINARY -> null;
                    case ONE_HOT -> "is a category; ignore it";
                    case CYCLIC -> "is a time; ignore it";
                    case MISSING -> "has missing values; fill them in or leave out their rows";
                };
        if (wrong != null) {
            throw new DetectorException(
                    "shape %s needs numbers but column '%s' %s".formatted(shape.text, block.column(), wrong));
        }
    }

    private static RowShape parse(String text) {
        Matcher series = SERIES.matcher(text);
        if (series.matches()) {
            return new RowShape(text, false, shape(text, "1", series.group(1), "1"));
        }
        Matcher several = SERIES_OF_SEVERAL.matcher(text);
        if (several.matches()) {
            return new RowShape(text, false, shape(text, "1", several.group(1), several.group(2)));
        }
        Matcher image = IMAGE.matcher(text);
        if (image.matches()) {
            String channels = image.group(3) == null ? "1" : image.group(3);
            return new RowShape(text, true, shape(text, image.group(1), image.group(2), channels));
        }
        throw new DetectorException(
                "shape must be such as 140 or series:50x3 for a series, 28x28 or 32x32x3 for an image, but was '%s'"
                        .formatted(text));
    }

    private static Shape shape(String text, String height, String width, String channels) {
        try {
            return new Shape(Integer.parseInt(height), Integer.parseInt(width), Integer.parseInt(channels));
        } catch (ArithmeticException e) {
            throw new DetectorException("shape %s has more values than a row can have".formatted(text));
        }
    }
}
