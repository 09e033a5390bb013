package dev.hawkins.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a tree of maps, lists, texts, numbers and truth values, as a JSON parser gives it, without trusting it. Whatever
 * is missing, of the wrong type or out of bounds gives an IllegalArgumentException that names the place and the rule.
 */
public final class Tree {
    private static final int MOST_SHOWN = 80;

    private final String place;
    private final Map<?, ?> fields;

    private Tree(String place, Map<?, ?> fields) {
        this.place = place;
        this.fields = fields;
    }

    /**
     * @param place what to call the tree in messages, for example {@code preparation}
     * @param value a map
     */
    public static Tree of(String place, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new Tree(place, fields);
        }
        throw wrong(place, "an object", value);
    }

    /** A number that is neither infinite nor NaN. */
    public double number(String name) {
        return finite(path(name), fields.get(name));
    }

    /** A number greater than 0. */
    public double positive(String name) {
        double value = number(name);
        if (value > 0) {
            return value;
        }
        throw wrong(path(name), "a number greater than 0", value);
    }

    /** A number from 0 to 1. */
    public double share(String name) {
        double value = number(name);
        if (value >= 0 && value <= 1) {
            return value;
        }
        throw wrong(path(name), "a number from 0 to 1", value);
    }

    /** A whole number within bounds, both inclusive. */
    public int whole(String name, int min, int max) {
        double value = number(name);
        if (value >= min && value <= max && value == Math.rint(value)) {
            return (int) value;
        }
        throw wrong(path(name), "a whole number from %d to %d".formatted(min, max), fields.get(name));
    }

    public String text(String name) {
        return text(path(name), fields.get(name));
    }

    public boolean truth(String name) {
        if (fields.get(name) instanceof Boolean value) {
            return value;
        }
        throw wrong(path(name), "true or false", fields.get(name));
    }

    /** A constant of an enum, by its name in lower case. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        List<String> names =
                List.of(type.getEnumConstants()).stream().map(Tree::name).toList();
        throw wrong(path(name), "one of " + String.join(", ", names), text);
    }

    /** How an enum constant is written in a tree: in lower case with hyphens. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Tree child(String name) {
        return of(path(name), fields.get(name));
    }

    /** A list of objects with at most {@code most} elements. */
    public List<Tree> children(String name, int most) {
        List<Tree> children = new ArrayList<>();
        for (Object element : list(name, most)) {
            children.add(of("%s[%d]".formatted(path(name), children.size()), element));
        }
        return children;
    }

    /** A list of texts with at most {@code most} elements. */
    public List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name, most)) {
            texts.add(text("%s[%d]".formatted(path(name), texts.size()), element));
        }
        return texts;
    }

    /** A list of finite numbers with at most {@code most} elements. */
    public double[] numbers(String name, int most) {
        List<?> list = list(name, most);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = finite("%s[%d]".formatted(path(name), i), list.get(i));
        }
        return numbers;
    }

    /** The names of all fields, in order. */
    public List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    /** The error to throw for a field whose value breaks a rule. */
    public IllegalArgumentException wrong(String name, String rule) {
        return wrong(path(name), rule, fields.get(name));
    }

    private List<?> list(String name, int most) {
        if (!(fields.get(name) instanceof List<?> list)) {
            throw wrong(path(name), "a list", fields.get(name));
        }
        if (list.size() > most) {
            throw new IllegalArgumentException(
                    "%s must have at most %d elements but has %d".formatted(path(name), most, list.size()));
        }
        return list;
    }

    private String path(String name) {
        return place + "." + name;
    }

    private static double finite(String path, Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(path, "a finite number", value);
    }

    private static String text(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(path, "a text", value);
    }

    /** A value as messages show it: a text or number up to 80 characters, of all else only what it is. */
    public static String shown(Object value) {
        return value instanceof Map
                ? "an object"
                : value instanceof List<?> list ? "a list of " + list.size() : cut(String.valueOf(value));
    }

    /** A text as messages and reports show it: at most 80 characters, and three dots where it was longer. */
    public static String cut(String text) {
        if (text.length() <= MOST_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return text.substring(0, end) + "...";
    }

    private static IllegalArgumentException wrong(String path, String rule, Object value) {
        return new IllegalArgumentException("%s must be %s but was %s".formatted(path, rule, shown(value)));
    }
}
