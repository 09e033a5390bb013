package dev.hawkins.detect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that is derived from the {@link Setting} components of a detector's record: its keys, their descriptions,
 * reading from text, range checks and the plain tree that a model file holds.
 *
 * <p>Components may be int, long, double, boolean, String, an enum or a {@code List<Integer>}, whose empty list is
 * written {@code auto}. A component that is itself a record is a group: its settings stand among the others, as if they
 * were the detector's own, and it checks their ranges itself.
 */
public final class Settings {
    private Settings() {}

    /** The settings of a detector, in the order of its record. */
    public static List<SettingDescription> describe(Class<? extends Detector> type) {
        return leaves(type).stream().map(Settings::description).toList();
    }

    /** The values of all settings as text, by key, in the order of the record; {@link #apply} reads them back. */
    public static Map<String, String> texts(Detector detector) {
        Map<String, String> texts = new LinkedHashMap<>();
        values(detector).forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    /**
     * The detector with some settings changed.
     *
     * @param set values by key, as typed by the user
     * @throws DetectorException for an unknown key, a value that cannot be read, or one out of range
     */
    public static <T extends Detector> T apply(T defaults, Map<String, String> set) {
        refuseUnknown(set.keySet(), defaults.getClass());
        Map<String, Object> usual = values(defaults);
        return construct(like(defaults), setting -> {
            String text = set.get(setting.key());
            return text == null ? usual.get(setting.key()) : SettingValues.parse(setting, text.strip());
        });
    }

    /** All settings as plain numbers, booleans, strings and lists, by key: what JSON can hold. */
    public static Map<String, Object> toTree(Detector detector) {
        Map<String, Object> tree = values(detector);
        tree.replaceAll((key, value) -> value instanceof Enum<?> e ? kebab(e) : value);
        return tree;
    }

    /**
     * The detector that {@link #toTree} described.
     *
     * @throws DetectorException for an unknown, missing or unsuitable value; the message names the key
     */
    public static <T extends Detector> T fromTree(Class<T> type, Map<String, ?> tree) {
        refuseUnknown(tree.keySet(), type);
        return construct(type, setting -> {
            Object value = tree.get(setting.key());
            if (value == null) {
                throw new DetectorException("the setting '%s' is missing".formatted(setting.key()));
            }
            return SettingValues.convert(setting, value);
        });
    }

    /**
     * Checks ranges; every detector, and every group of settings, calls it from its constructor with its own components in
     * order.
     *
     * @throws DetectorException such as "trees must be at least 1 but was 0"
     */
    public static void check(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = components(type);
        for (int i = 0; i < components.length; i++) {
            if (!isGroup(components[i])) {
                SettingValues.check(description(components[i]), values[i]);
            }
        }
    }

    /** LEAKY_RELU as leaky-relu. */
    public static String kebab(Enum<?> value) {
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

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " must be a record");
        }
        for (RecordComponent component : components) {
            if (!isGroup(component) && component.getAnnotation(Setting.class) == null) {
                throw new IllegalArgumentException(
                        "%s.%s must carry @Setting".formatted(type.getName(), component.getName()));
            }
        }
        return components;
    }

    private static boolean isGroup(RecordComponent component) {
        return component.getType().isRecord();
    }

    /** The components that are settings, with those of groups in the place of the group. */
    private static List<RecordComponent> leaves(Class<?> type) {
        List<RecordComponent> leaves = new ArrayList<>();
        for (RecordComponent component : components(type)) {
            if (isGroup(component)) {
                leaves.addAll(leaves(component.getType()));
            } else {
                leaves.add(component);
            }
        }
        return leaves;
    }

    private static void refuseUnknown(Iterable<String> keys, Class<?> type) {
        List<String> known = leaves(type).stream().map(Settings::key).toList();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new DetectorException("there is no setting '%s'%s".formatted(key, Spelling.hint(key, known)));
            }
        }
    }

    /** The values of all settings by key, in order. */
    private static Map<String, Object> values(Object record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : components(record.getClass())) {
            Object value = read(component, record);
            if (isGroup(component)) {
                values.putAll(values(value));
            } else {
                values.put(key(component), value);
            }
        }
        return values;
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> like(T object) {
        return (Class<T>) object.getClass();
    }

    private static <T> T construct(Class<T> type, Function<SettingDescription, Object> values) {
        RecordComponent[] components = components(type);
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = isGroup(components[i])
                    ? construct(components[i].getType(), values)
                    : values.apply(description(components[i]));
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
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
