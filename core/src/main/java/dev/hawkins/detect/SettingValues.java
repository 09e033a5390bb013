package dev.hawkins.detect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one setting from text or from a tree, and checks its range. */
final class SettingValues {
    private SettingValues() {}

    /** The value a user typed, as an object of the setting's type. */
    static Object parse(SettingDescription setting, String text) {
        Class<?> type = setting.type();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> throw unsuitable(setting, text);
            };
        }
        if (type == List.class) {
            return parseList(setting, text);
        }
        return type.isEnum() ? choice(setting, text) : parseNumber(setting, text);
    }

    /** A value of a tree, as an object of the setting's type. */
    static Object convert(SettingDescription setting, Object value) {
        Class<?> type = setting.type();
        if (value instanceof Number number && isNumber(type)) {
            return type == double.class
                    ? (Object) number.doubleValue()
                    : parseNumber(setting, new BigDecimal(number.toString()).toPlainString());
        }
        if (value instanceof Boolean && type == boolean.class) {
            return value;
        }
        if (value instanceof String text && (type == String.class || type.isEnum())) {
            return parse(setting, text);
        }
        if (value instanceof List<?> list && type == List.class) {
            return list.stream().map(item -> whole(setting, item)).toList();
        }
        throw unsuitable(setting, value);
    }

    /** Throws unless a value of the setting's type lies in its range. */
    static void check(SettingDescription setting, Object value) {
        if (value == null) {
            throw new DetectorException("%s must be %s but was null".formatted(setting.key(), setting.kind()));
        }
        if (value instanceof Number number) {
            setting.check(number.doubleValue(), number.toString());
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> setting.check(((Number) item).doubleValue(), item.toString()));
        }
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == double.class;
    }

    private static Object parseNumber(SettingDescription setting, String text) {
        try {
            if (setting.type() == double.class) {
                return Double.parseDouble(text);
            }
            BigDecimal number = new BigDecimal(text);
            return setting.type() == int.class ? (Object) number.intValueExact() : (Object) number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unsuitable(setting, text);
        }
    }

    private static List<Integer> parseList(SettingDescription setting, String text) {
        if (text.equals("auto")) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                numbers.add(Integer.valueOf(part.strip()));
            } catch (NumberFormatException e) {
                throw unsuitable(setting, text);
            }
        }
        return List.copyOf(numbers);
    }

    private static Integer whole(SettingDescription setting, Object item) {
        try {
            return new BigDecimal(item.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unsuitable(setting, item);
        }
    }

    private static Object choice(SettingDescription setting, String text) {
        String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Object constant : setting.type().getEnumConstants()) {
            if (Settings.kebab((Enum<?>) constant).equals(wanted)) {
                return constant;
            }
        }
        throw unsuitable(setting, text);
    }

    private static DetectorException unsuitable(SettingDescription setting, Object value) {
        return new DetectorException("%s must be %s but was '%s'".formatted(setting.key(), setting.kind(), value));
    }
}
