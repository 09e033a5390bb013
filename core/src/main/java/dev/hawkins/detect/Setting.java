package dev.hawkins.detect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a detector's record: the single source of its {@code --set} key (the component's name in
 * kebab-case), its JSON field, its range check and its line on the reference page.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** One phrase for the user. */
    String help();

    /** Smallest allowed number, inclusive. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed number, inclusive. */
    double max() default Double.POSITIVE_INFINITY;

    /** Unit of the number, if it has one: {@code rows}, {@code epochs}, {@code share}. */
    String unit() default "";
}
