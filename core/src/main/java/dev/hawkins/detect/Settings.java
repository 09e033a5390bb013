package dev.hawkins.detect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that is derived from the {@link Setting} components of a detector's record: its keys, their descriptions,
 * reading from text, range checks and the plain tree that a model file holds.
 *
 * <p>Components may be int, long, double, boolean, String, an enum or a {@code List<Integer>}, whose empty list is
 * written {@code auto}.
 */
public final class Settings {
    private Settings() {}

    /** The settings of a detector, in the order of its record. */
    public static List<SettingDescription> describe(Class<? extends Detector> type) {
        return Arrays.stream(components(type)).map(Settings::description).toList();
    }

    /** The values of all settings as text, by key, in the order of the record; {@link #apply} reads them back. */
    public static Map<String, String> texts(Detector detector) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RecordComponent component : components(detector.getClass())) {
            texts.put(key(component), text(read(component, detector)));
        }
        return texts;
    }

    /**
     * The detector with some settings changed.
     *
     * @param set values by key, as typed by the user
     * @throws DetectorException for an unknown key, a value that cannot be read, or one out of range
     */
    public static <T extends Detector> T apply(T defaults, Map<String, String> set) {
        RecordComponent[] components = components(defaults.getClass());
        refuseUnknown(set.keySet(), components);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String text = set.get(key(components[i]));
            values[i] = text == null
                    ? read(components[i], defaults)
                    : SettingValues.parse(description(components[i]), text.strip());
        }
        return construct(defaults, values);
    }

    /** All settings as plain numbers, booleans, strings and lists, by key: what JSON can hold. */
    public static Map<String, Object> toTree(Detector detector) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : components(detector.getClass())) {
            Object value = read(component, detector);
            tree.put(key(component), value instanceof Enum<?> e ? kebab(e) : value);
        }
        return tree;
    }

    /**
     * The detector that {@link #toTree} described.
     *
     * @throws DetectorException for an unknown, missing or unsuitable value; the message names the key
     */
    public static <T extends Detector> T fromTree(Class<T> type, Map<String, ?> tree) {
        RecordComponent[] components = components(type);
        refuseUnknown(tree.keySet(), components);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = tree.get(key(components[i]));
            if (value == null) {
                throw new DetectorException("the setting '%s' is missing".formatted(key(components[i])));
            }
            values[i] = SettingValues.convert(description(components[i]), value);
        }
        return construct(type, values);
    }

    /**
     * Checks ranges; every detector calls it from its constructor with its own components in order.
     *
     * @throws DetectorException such as "trees must be at least 1 but was 0"
     */
    public static void check(Class<? extends Detector> type, Object... values) {
        RecordComponent[] components = components(type);
        for (int i = 0; i < components.length; i++) {
            SettingValues.check(description(components[i]), values[i]);
        }
    }

    /** LEAKY_RELU as leaky-relu. */
    static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> e) {
            return kebab(e);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "auto"
                    : String.join(",", list.stream().map(Object::toString).toList());
        }
        return value.toString();
    }

    private static SettingDescription description(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        List<String> choices = new ArrayList<>();
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                choices.add(kebab((Enum<?>) constant));
            }
        }
        return new SettingDescription(
                key(component),
                setting.help(),
                component.getType(),
                setting.min(),
                setting.max(),
                setting.unit(),
                choices);
    }

    /** The component's name in kebab-case: minSd as min-sd. */
    private static String key(RecordComponent component) {
        StringBuilder key = new StringBuilder();
        for (char c : component.getName().toCharArray()) {
            if (Character.isUpperCase(c)) {
                key.append('-');
            }
            key.append(Character.toLowerCase(c));
        }
        return key.toString();
    }

    private static RecordComponent[] components(Class<? extends Detector> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " must be a record");
        }
        for (RecordComponent component : components) {
            if (component.getAnnotation(Setting.class) == null) {
                throw new IllegalArgumentException(
                        "%s.%s must carry @Setting".formatted(type.getName(), component.getName()));
            }
        }
        return components;
    }

    private static void refuseUnknown(Iterable<String> keys, RecordComponent[] components) {
        List<String> known = Arrays.stream(components).map(Settings::key).toList();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new DetectorException("there is no setting '%s'%s".formatted(key, Spelling.hint(key, known)));
            }
        }
    }

    private static Object read(RecordComponent component, Detector detector) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(detector);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Detector> T construct(T like, Object[] values) {
        return construct((Class<T>) like.getClass(), values);
    }

    private static <T extends Detector> T construct(Class<T> type, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components(type)).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        }
    }
}
